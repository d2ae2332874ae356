import { useLoaderData } from "@remix-run/react";

import { type CommunityLine, subdistrictPage } from "#app/domain/roles/subdistrict-queries.server.ts";
import { plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page, SectionHead } from "#app/ui/pieces.tsx";
import { RoleItem } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param }) => ({
  at: `/subdistricts/${param("subdistrict")}`,
  ...(await subdistrictPage(callerOf(await visit.person()), param("subdistrict"))),
}));

export const handle = pageHandle<typeof loader>({ title: (_, { name }) => name });

export default function Subdistrict() {
  const { at, name, communities, officials, past, mayGive, mayName, mayKeep } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.serving.subdistrict;
  return (
    <Page>
      <h1>{name}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <nav className="row" aria-label={name}>
        <a className="chip" href={`${at}/history`}>
          {t.places.history.title}
        </a>
        {mayName && (
          <a className="chip" href={`${at}/edit`}>
            {t.places.subdistrict.edit}
          </a>
        )}
      </nav>
      <SectionHead title={words.communities} />
      <ul className="grid gap-4 min-[720px]:grid-cols-2">
        {communities.map((community) => (
          <li key={community.id}>
            <CommunityCard community={community} />
          </li>
        ))}
      </ul>

      {mayKeep && (
        <div className="row">
          <a className="btn btn-ghost" href={`${at}/communities/new`}>
            {t.places.community.new}
          </a>
          <a className="btn btn-ghost" href="/subdistricts/new">
            {t.places.subdistrict.new}
          </a>
        </div>
      )}

      <SectionHead title={words.officials} />
      <Card>
        {officials.length === 0 ? (
          <p className="meta">{words.noOfficials}</p>
        ) : (
          <ul className="list">
            {officials.map(({ id, refusal, ...post }) => (
              <RoleItem
                key={id}
                line={{ ...post, role: "official" }}
                {...(refusal === null && { to: `${at}/officials/${id}` })}
              />
            ))}
          </ul>
        )}
        {mayGive && (
          <a className="btn btn-ghost" href={`${at}/officials/new`}>
            {words.add}
          </a>
        )}
      </Card>
      {past.length > 0 && (
        <>
          <SectionHead title={words.past} />
          <Card>
            <ul className="list">
              {past.map(({ id, refusal: _, ...post }) => (
                <RoleItem key={id} line={{ ...post, role: "official" }} />
              ))}
            </ul>
          </Card>
        </>
      )}
    </Page>
  );
}

function CommunityCard({ community }: { community: CommunityLine }) {
  const words = useText().serving.subdistrict;
  const base = `/c/${community.id}`;
  const going = [
    { to: `${base}/votes`, text: words.openVotes(community.openVotes) },
    { to: `${base}/notices`, text: words.notices(community.notices) },
    { to: `${base}/proposals?state=endorsing`, text: words.gathering(community.gathering) },
    { to: `${base}/proposals?state=deliberating`, text: words.underWay(community.underWay) },
  ];
  return (
    <Card className="h-full content-start">
      <div>
        <h3>
          <a className="inline-flex min-h-(--target) items-center" href={base}>
            {community.name}
          </a>
        </h3>
        <p className="meta">{words.residents(community.residents)}</p>
      </div>
      <div className="row gap-2">
        {going.map(({ to, text }) => (
          <a key={to} className="chip figures" href={to}>
            {text}
          </a>
        ))}
      </div>
    </Card>
  );
}
