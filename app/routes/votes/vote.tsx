import { useLoaderData } from "@remix-run/react";

import { isCommittee } from "#app/domain/shared/actor.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { ActsCard, Cancelled } from "#app/ui/acts-on-vote.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { CheckYourself } from "#app/ui/ledger.tsx";
import { End } from "#app/ui/moment.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { PreconditionFacts } from "#app/ui/preconditions.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";
import { VotePill } from "#app/ui/vote.tsx";
import { SeatsCard, VoteFacts } from "#app/ui/vote-cards.tsx";
import { Turnout } from "#app/ui/vote-figures.tsx";
import { VoteOptions } from "#app/ui/vote-options.tsx";
import { VoteResult } from "#app/ui/vote-result.tsx";
import { WhoSees } from "#app/ui/who-sees.tsx";

export const loader = page(
  async ({ actor, community, param }) => ({
    base: `/c/${community.id}`,
    isCommittee: isCommittee(actor),
    vote: await votePage(actor, param("serial")),
  }),
  ({ community: { id }, param }) => [tags.community(id), tags.vote(id, param("serial"))],
);

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (_, { vote }) => vote.question });

export default function Vote() {
  const { base, isCommittee, vote } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.votes.page;
  const at = `${base}/votes/${vote.serial}`;
  return (
    <Page>
      <BackLink to={`${base}/votes`}>{t.votes.list.title}</BackLink>
      <header className="stack gap-2">
        <div className="row">
          <VotePill vote={vote} />
          <span className="meta">
            {vote.phase === "notice" ? t.votes.opensAt : t.votes.closesAt}{" "}
            <End at={vote.phase === "notice" ? vote.opensAt : vote.closesAt} />
          </span>
        </div>
        <h1>{vote.question}</h1>
      </header>
      <div className="columns">
        <div className="stack">
          <Cancelled vote={vote} />
          {vote.result ? (
            <>
              {vote.annulled && <p className="notice notice-no">{t.objections.ofVote}</p>}
              <VoteResult
                result={vote.result}
                vote={vote}
                annulled={vote.annulled}
                preliminary={vote.outcomeSerial === null}
              />
              <CheckYourself at={at} />
            </>
          ) : (
            (vote.phase === "open" || vote.phase === "counting") && (
              <Card>
                <h2>{words.turnoutTitle}</h2>
                <Turnout vote={vote} />
                <p className="meta">{vote.phase === "counting" ? words.counting : words.whileOpen}</p>
              </Card>
            )
          )}
        </div>
        <aside className="columns-aside stack">
          <SeatsCard vote={vote} at={at} />
          {vote.outcomeSerial && (
            <a className="btn" href={`${base}/notices/${vote.outcomeSerial}`}>
              {words.outcome}
            </a>
          )}
          <ActsCard vote={vote} at={at} isCommittee={isCommittee} />
          <Card>
            <h2>{words.proposal}</h2>
            <a className="link" href={`${base}/proposals/${vote.proposal.serial}`}>
              <ProposalTitle title={vote.proposal.title} />
            </a>
          </Card>
        </aside>
        <div className="stack">
          {!vote.result && <VoteOptions settings={vote.settings} />}
          {vote.explanationHtml && (
            <Card>
              <Prose html={vote.explanationHtml} />
            </Card>
          )}
          <VoteFacts vote={vote} />
          {vote.settings.secrecy === "secret" && <WhoSees secrecy="secret" />}
          <a className="link" href={`${at}/roll`}>
            {t.plans.roll.toRoll}
          </a>
          {vote.preconditions && vote.rule.binding && (
            <Card>
              <h2>{t.plans.before.title}</h2>
              <PreconditionFacts preconditions={vote.preconditions} track={vote.rule.track} />
            </Card>
          )}
          {!vote.result && <CheckYourself at={at} />}
        </div>
      </div>
    </Page>
  );
}
