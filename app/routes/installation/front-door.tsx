import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { listCommunities } from "#app/domain/places/queries.server.ts";
import { ownSubdistricts } from "#app/domain/roles/subdistrict-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { refusedAs } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** Officials have a desk of their own. The only community is where everyone else wants to go; with several, people choose. */
export async function loader({ context: { visit } }: LoaderFunctionArgs) {
  try {
    const person = await visit.person();
    const desks = person ? await ownSubdistricts(person.accountId) : [];
    const [desk] = desks;
    if (desk && desks.length === 1) return redirect(`/subdistricts/${desk.id}`, { status: 303 });
    const communities = await listCommunities();
    const [only] = communities;
    if (only && communities.length === 1 && desks.length === 0) return redirect(`/c/${only.id}`);
    visit.tags = new Set([tags.installation()]);
    return { communities, desks };
  } catch (error) {
    throw refusedAs(error);
  }
}

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.frontDoor.title });

export default function FrontDoor() {
  const { communities, desks } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <Page narrow>
      <h1>{t.brand}</h1>
      <p className="text-ink-2">{t.slogan}</p>
      {desks.length > 0 && (
        <Card>
          <h2>{t.serving.subdistrict.yours}</h2>
          <ul className="list">
            {desks.map(({ id, name }) => (
              <li key={id}>
                <a className="list-link" href={`/subdistricts/${id}`}>
                  <strong>{name}</strong>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card>
        {communities.length === 0 ? (
          <>
            <h2>{t.accounts.frontDoor.emptyTitle}</h2>
            <p>{t.accounts.frontDoor.emptyHint}</p>
            <pre className="overflow-x-auto rounded-s bg-well p-3 text-s">npm run create-admin</pre>
          </>
        ) : (
          <>
            <h2>{t.accounts.frontDoor.title}</h2>
            <ul className="list">
              {communities.map((community) => (
                <li key={community.id}>
                  <a className="list-link" href={`/c/${community.id}`}>
                    <strong>{community.name}</strong>
                    <span className="meta">{community.subdistrict.name}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </Page>
  );
}
