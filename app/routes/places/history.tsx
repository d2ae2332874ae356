import { useLoaderData } from "@remix-run/react";

import { PLACE_KINDS, type PlaceKind } from "#app/domain/places/facts.ts";
import { HistoryFilter } from "#app/domain/places/forms.ts";
import { historyPage } from "#app/domain/places/history-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { ChangeLines } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const filter = HistoryFilter.parse(Object.fromEntries(url.searchParams));
  return { base: `/c/${community.id}/places`, filter, ...(await historyPage(actor, filter)) };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.history.title });

/** Under which address each kind stands. */
const AT: Record<Exclude<PlaceKind, "community">, string> = {
  propertyArea: "areas",
  grid: "grids",
  building: "buildings",
  unit: "units",
  party: "parties",
};

export default function History() {
  const { base, filter, changes, names, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.places.history;
  const at = (query: Record<string, string | undefined>) => {
    const wanted = Object.entries(query).filter(([, value]) => value) as [string, string][];
    return wanted.length > 0 ? `${base}/history?${new URLSearchParams(wanted)}` : `${base}/history`;
  };
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <div>
        <h1>{words.title}</h1>
        <p className="meta">{words.lead}</p>
      </div>
      <nav className="chips" aria-label={words.filter}>
        <a className="chip" href={at({})} aria-current={!filter.kind || undefined}>
          {words.all}
        </a>
        {PLACE_KINDS.map((kind) => (
          <a key={kind} className="chip" href={at({ kind })} aria-current={filter.kind === kind || undefined}>
            {t.places.kinds[kind]}
          </a>
        ))}
      </nav>
      {changes.length === 0 ? (
        <EmptyState title={words.empty} hint={words.emptyHint} />
      ) : (
        <Card>
          <ul className="list">
            {changes.map((change) => (
              <li key={change.id} className="grid gap-1 py-3">
                <h2 className="text-base">
                  {t.places.kinds[change.kind]} ·{" "}
                  {change.act === "remove" || change.kind === "community" ? (
                    change.label
                  ) : (
                    <a className="link" href={`${base}/${AT[change.kind]}/${change.subjectId}`}>
                      {change.label}
                    </a>
                  )}
                </h2>
                <ChangeLines change={change} names={names} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Pager next={next && at({ ...filter, after: next })} first={!filter.after} toFirst={at({ kind: filter.kind })} />
    </Page>
  );
}
