import { useLoaderData } from "@remix-run/react";

import { outcomesPage } from "#app/domain/outcomes/queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { OutcomeItem } from "#app/ui/outcome.tsx";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = facedPage({
  face: async () => null,
  async load({ actor, community, url }) {
    const cursor = url.searchParams.get("after") ?? undefined;
    return { base: `/c/${community.id}`, first: !cursor, ...(await outcomesPage(actor, { cursor })) };
  },
  tagsOf: ({ community: { id } }) => [tags.community(id), tags.outcomes(id), tags.noticeLists(id)],
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (t) => t.outcomes.list.title });

export default function OutcomeList() {
  const { base, first, outcomes, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.outcomes.list;
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <p className="meta">{words.lead}</p>
      {outcomes.length === 0 ? (
        <EmptyState title={words.emptyTitle} hint={words.emptyHint} />
      ) : (
        <Card>
          <h2 className="sr-only">{words.title}</h2>
          <ul className="list">
            {outcomes.map((outcome) => (
              <OutcomeItem key={outcome.serial} outcome={outcome} base={base} />
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next && `${base}/notices?after=${encodeURIComponent(next)}`}
        first={first}
        toFirst={`${base}/notices`}
      />
    </Page>
  );
}
