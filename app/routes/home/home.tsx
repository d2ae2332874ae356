import { useLoaderData } from "@remix-run/react";

import { homePage, whatNeeds } from "#app/domain/home/queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { Needs } from "#app/ui/needs.tsx";
import { OutcomeItem } from "#app/ui/outcome.tsx";
import { Card, EmptyState, Page, SectionHead } from "#app/ui/pieces.tsx";
import { ProposalItem } from "#app/ui/proposal.tsx";
import { useText } from "#app/ui/served.ts";
import { OpenVoteCard, VoteItem } from "#app/ui/vote.tsx";

export const loader = facedPage({
  face: ({ actor }) => whatNeeds(actor),
  load: async ({ actor, community }, needs) => ({
    base: `/c/${community.id}`,
    name: community.name,
    isVisitor: actor.accountId === null,
    needs,
    ...(await homePage(actor)),
  }),
  tagsOf: ({ community: { id } }, { votes }) => [
    tags.community(id),
    tags.proposals(id),
    tags.votes(id),
    tags.outcomes(id),
    tags.noticeLists(id),
    ...votes.map(({ serial }) => tags.vote(id, serial)),
  ],
});

export const handle = pageHandle<typeof loader>({ tab: "home", title: (t) => t.home.title });

export default function Home() {
  const { base, name, isVisitor, votes, underWay, outcomes, needs } = useLoaderData<typeof loader>();
  const t = useText();
  const [first, ...otherVotes] = votes;
  const mayVote = first?.phase === "open" && (isVisitor || needs?.seats.some(({ serial }) => serial === first.serial));
  return (
    <Page>
      <h1 className="sr-only">
        {name} · {t.home.title}
      </h1>
      {isVisitor && (
        <p className="text-ink-2">
          <b className="text-ink">{t.slogan}</b>
          <br />
          {t.home.welcome}
        </p>
      )}
      <div className="columns">
        <div className="stack">{first && <OpenVoteCard vote={first} mayVote={mayVote === true} base={base} />}</div>
        <aside className="columns-aside stack">
          {needs && <Needs needs={needs} base={base} />}
          <SectionHead title={t.home.justDecided} more={t.home.allNotices} moreAt={`${base}/notices`} />
          <Card>
            {outcomes.length === 0 ? (
              <p className="meta">{t.home.nothingDecided}</p>
            ) : (
              <ul className="list">
                {outcomes.map((outcome) => (
                  <OutcomeItem key={outcome.serial} outcome={outcome} base={base} />
                ))}
              </ul>
            )}
          </Card>
        </aside>
        <div className="stack">
          {otherVotes.length > 0 && (
            <>
              <SectionHead title={t.home.moreVotes} more={t.home.allVotes} moreAt={`${base}/votes`} />
              <Card>
                <ul className="list">
                  {otherVotes.map((vote) => (
                    <VoteItem key={vote.serial} vote={vote} base={base} />
                  ))}
                </ul>
              </Card>
            </>
          )}
          <SectionHead title={t.home.underWay} more={t.home.allProposals} moreAt={`${base}/proposals`} />
          {underWay.length === 0 ? (
            <EmptyState title={t.home.nothingUnderWay} hint={t.home.nothingUnderWayHint}>
              <a className="btn" href={`${base}/proposals/new`}>
                {t.proposals.list.propose}
              </a>
            </EmptyState>
          ) : (
            <Card>
              <ul className="list">
                {underWay.map((proposal) => (
                  <ProposalItem key={proposal.serial} proposal={proposal} base={base} />
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
