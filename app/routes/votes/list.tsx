import { useLoaderData } from "@remix-run/react";

import { tags } from "#app/domain/shared/tags.ts";
import { votesPage } from "#app/domain/votes/queries.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { VoteItem } from "#app/ui/vote.tsx";

export const loader = facedPage({
  face: async () => null,
  async load({ actor, community, url }) {
    const cursor = url.searchParams.get("after") ?? undefined;
    return { base: `/c/${community.id}`, first: !cursor, ...(await votesPage(actor, { cursor })) };
  },
  tagsOf: ({ community: { id } }) => [tags.community(id), tags.votes(id)],
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.list.title });

export default function VoteList() {
  const { base, first, votes, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.votes.list;
  const are = (wanted: string) => votes.filter(({ status }) => status === wanted);
  const groups = [
    { title: words.running, votes: [...are("open"), ...are("notice")] },
    { title: words.decided, votes: votes.filter(isOver) },
  ].filter((group) => group.votes.length > 0);
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <div className="meta">
        <p>{words.lead}</p>
        <a className="link" href={`${base}/rules`}>
          {t.plans.rules.title}
        </a>
      </div>
      {groups.length === 0 && (
        <EmptyState title={words.emptyTitle} hint={words.emptyHint}>
          <a className="btn btn-ghost" href={`${base}/proposals`}>
            {words.toProposals}
          </a>
        </EmptyState>
      )}
      {groups.map((group) => (
        <Card key={group.title}>
          <h2>{group.title}</h2>
          <ul className="list">
            {group.votes.map((vote) => (
              <VoteItem key={vote.serial} vote={vote} base={base} />
            ))}
          </ul>
        </Card>
      ))}
      <Pager next={next && `${base}/votes?after=${encodeURIComponent(next)}`} first={first} toFirst={`${base}/votes`} />
    </Page>
  );
}
