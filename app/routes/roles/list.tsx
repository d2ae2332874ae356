import { useLoaderData } from "@remix-run/react";

import { PeopleSearch } from "#app/domain/roles/forms.ts";
import { refusalToSeeSubdistrict } from "#app/domain/roles/policy.ts";
import { rolesPage } from "#app/domain/roles/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager, SectionHead } from "#app/ui/pieces.tsx";
import { PeopleFound, PeopleSearchForm, RoleItem } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const search = PeopleSearch.parse(Object.fromEntries(url.searchParams));
  const { id, subdistrictId } = community;
  return {
    ...{ base: `/c/${id}`, q: search.q, first: !search.after, subdistrictId },
    ...{ seesSubdistrict: refusalToSeeSubdistrict(actor) === null },
    ...(await rolesPage(actor, search)),
  };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.serving.title });

export default function Roles() {
  const loaded = useLoaderData<typeof loader>();
  const { base, q, first, serving, byHome, past, next, found, mayGive } = loaded;
  const t = useText();
  const words = t.serving;
  const at = `${base}/roles`;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>

      <PeopleSearchForm action={at} q={q} />
      {found && (
        <PeopleFound
          found={found}
          roleAt={(id) => `${at}/${id}`}
          giveAt={mayGive ? (id) => `${at}/new?person=${id}` : null}
        />
      )}

      <SectionHead title={words.serving} />
      {serving.length === 0 ? (
        <EmptyState title={words.nobodyServes} hint={words.nobodyServesHint} />
      ) : (
        <Card>
          <ul className="list">
            {serving.map(({ id, ...line }) => (
              <RoleItem key={id} line={line} to={`${at}/${id}`} />
            ))}
          </ul>
        </Card>
      )}
      <p className="meta">
        {byHome.map(({ role, people }) => words.byHome(t.roles[role], people)).join(" · ")}
        <br />
        {words.byHomeHint}
      </p>

      <Officials {...loaded} />

      <SectionHead title={words.past} />
      <Card>
        {past.length === 0 ? (
          <p className="meta">{words.noPast}</p>
        ) : (
          <ul className="list">
            {past.map(({ id, ...line }) => (
              <RoleItem key={id} line={line} to={`${at}/${id}`} />
            ))}
          </ul>
        )}
      </Card>
      <Pager next={next && `${at}?after=${encodeURIComponent(next)}`} first={first} toFirst={at} />
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Officials({ officials, seesSubdistrict, subdistrictId }: Loaded) {
  const t = useText();
  const words = t.serving;
  const desk = `/subdistricts/${subdistrictId}`;
  return (
    <>
      {seesSubdistrict ? (
        <SectionHead title={words.officials} more={words.subdistrict.here} moreAt={desk} />
      ) : (
        <SectionHead title={words.officials} />
      )}
      <Card>
        {officials.length === 0 ? (
          <p className="meta">{words.subdistrict.noOfficials}</p>
        ) : (
          <ul className="list">
            {officials.map(({ id, ...post }) => (
              <RoleItem key={id} line={{ ...post, role: "official" }} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
