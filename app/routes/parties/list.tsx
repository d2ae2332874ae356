import { useLoaderData } from "@remix-run/react";

import { PartyFilter } from "#app/domain/parties/forms.ts";
import { partiesPage } from "#app/domain/parties/list-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { PartyItem } from "#app/ui/party-parts.tsx";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const filter = PartyFilter.parse(Object.fromEntries(url.searchParams));
  return { base: `/c/${community.id}/places`, filter, ...(await partiesPage(actor, filter)) };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.parties.list.title });

export default function Parties() {
  const { base, filter, areas, area, parties, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.parties.list;
  const at = (change: Record<string, string | undefined>) => {
    const wanted = Object.entries({ area, q: filter.q, ...change }).filter(([, value]) => value) as [string, string][];
    return `${base}/parties?${new URLSearchParams(wanted)}`;
  };
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <div>
        <h1>{words.title}</h1>
        <p className="meta">{words.lead}</p>
      </div>
      {areas.length > 1 && (
        <nav className="chips" aria-label={words.area}>
          {areas.map(({ id, name }) => (
            <a key={id} className="chip" href={at({ area: id, q: undefined })} aria-current={id === area || undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <search>
        <form className="card" action={`${base}/parties`}>
          <TextField
            name="q"
            type="search"
            maxLength={100}
            defaultValue={filter.q}
            label={words.search}
            hint={words.searchHint}
          />
          <SubmitButton kind="ghost">{words.find}</SubmitButton>
        </form>
      </search>
      {parties.length === 0 ? (
        <EmptyState
          title={filter.q ? words.noneFound : words.empty}
          hint={filter.q ? words.noneFoundHint : words.emptyHint}
        >
          {filter.q && (
            <a className="btn btn-ghost" href={at({ q: undefined })}>
              {words.showAll}
            </a>
          )}
        </EmptyState>
      ) : (
        <Card>
          <h2 className="sr-only">{words.results}</h2>
          <ul className="list">
            {parties.map((party) => (
              <PartyItem key={party.id} party={party} to={`${base}/parties/${party.id}`} />
            ))}
          </ul>
        </Card>
      )}
      <Pager next={next && at({ after: next })} first={!filter.after} toFirst={at({})} />
    </Page>
  );
}
