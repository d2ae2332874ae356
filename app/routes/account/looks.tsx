import { useLoaderData } from "@remix-run/react";

import { looksPage } from "#app/domain/accounts/look-queries.server.ts";
import { plainPage } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ actor, url }) => {
  const after = url.searchParams.get("after") ?? undefined;
  return { isFirst: !after, ...(await looksPage(actor, after)) };
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.verification.looks.title });

export default function Looks() {
  const { looks, next, isFirst } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.verification.looks;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {looks.length === 0 ? (
        <EmptyState title={words.emptyTitle} hint={words.emptyHint} />
      ) : (
        <Card>
          <ul className="list">
            {looks.map(({ id, at, what, viewer, community, roles }) => (
              <li key={id} className="stack gap-1 py-3">
                <span className="row between">
                  <span>
                    <b>{viewer}</b> <span className="meta">{roles.map((role) => t.roles[role]).join(" · ")}</span>
                  </span>
                  <span className="meta figures">
                    <Moment at={at} />
                  </span>
                </span>
                <span>{words.what[what]}</span>
                <span className="meta">{community}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next && `/account/looks?after=${encodeURIComponent(next)}`}
        first={isFirst}
        toFirst="/account/looks"
      />
    </Page>
  );
}
