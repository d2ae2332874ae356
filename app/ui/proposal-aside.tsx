import type { MoveView, ProposalView } from "#app/domain/proposals/queries.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { ActionButton } from "./form.tsx";
import { MergedHere } from "./mergers.tsx";
import { Moment } from "./moment.tsx";
import { Card, Facts, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

/** Nobody reads it now, or does with it what one who has read it does. */
const isUnread = ({ hiddenFor, held }: ProposalView) => hiddenFor !== null || held;

type Props = { proposal: ProposalView; base: string };

/** What there is to know and to do beside a proposal's text. */
export function ProposalAside({ proposal, base }: Props) {
  const t = useText();
  const words = t.proposals.page;
  const { serial, vote, outcome, edits } = proposal;
  const at = `${base}/proposals/${serial}`;
  return (
    <>
      <Endorsements proposal={proposal} at={at} />
      {vote && (
        <Card>
          <div className="row between">
            <h2>{words.vote}</h2>
            <Pill kind={isOver(vote) ? "calm" : "sun"}>{t.votes.statuses[vote.status]}</Pill>
          </div>
          <p className="font-semibold">{vote.question}</p>
          <a className="btn" href={`${base}/votes/${vote.serial}`}>
            {words.toVote}
          </a>
        </Card>
      )}
      {outcome && (
        <Card>
          <div className="row between">
            <h2>{words.outcome}</h2>
            {outcome.annulled && <Pill kind="no">{t.objections.standings.annulled}</Pill>}
          </div>
          <p className="font-semibold">{outcome.title}</p>
          <a className="btn btn-ghost" href={`${base}/notices/${outcome.serial}`}>
            {words.toOutcome}
          </a>
        </Card>
      )}
      <MergedHere merged={proposal.merged} base={base} />
      <AuthorCard proposal={proposal} at={at} />
      <CommitteeCard proposal={proposal} at={at} base={base} />
      <Card>
        <h2>{words.facts}</h2>
        <Facts
          facts={[
            [t.proposals.number, serial],
            [words.author, proposal.authorName],
            [words.submitted, <Moment key="at" at={proposal.submittedAt} />],
            [words.category, t.proposals.categories[proposal.category]],
            [
              words.history,
              edits > 0 && !isUnread(proposal) && (
                <a key="to" href={`${at}/history`}>
                  {words.revised(edits)}
                </a>
              ),
            ],
          ]}
        />
      </Card>
    </>
  );
}

function Endorsements({ proposal, at }: { proposal: ProposalView; at: string }) {
  const t = useText();
  const words = t.proposals.page;
  const { endorsementCount, threshold, endorsed, state, refusals } = proposal;
  const missing = threshold - endorsementCount;
  return (
    <Card>
      <h2 className="figures">{t.proposals.row.endorsements(endorsementCount)}</h2>
      {state === "endorsing" && !isUnread(proposal) && (
        <p className="meta figures">
          {words.threshold(threshold)}
          <br />
          <b className="text-ink-2">{missing > 0 ? words.missing(missing) : words.reached}</b>
        </p>
      )}
      {endorsed && (
        <div className="row">
          <Pill kind="yes">✓ {words.endorsed}</Pill>
        </div>
      )}
      {refusals.endorse === null && endorsed && (
        <ActionButton kind="ghost" action={`${at}/endorsement/withdrawal`}>
          {words.withdrawEndorsement}
        </ActionButton>
      )}
      {refusals.endorse === null && !endorsed && (
        <ActionButton action={`${at}/endorsement`}>{words.endorse}</ActionButton>
      )}
      {refusals.endorse === "sign_in_first" && state === "endorsing" && !isUnread(proposal) && (
        <a className="btn" href={`/sign-in?next=${encodeURIComponent(at)}`}>
          {words.signInToEndorse}
        </a>
      )}
    </Card>
  );
}

/** What the author can do; first what the committee asks for, which also stands far below, in how it went. */
function AuthorCard({ proposal: { isAuthor, refusals, state, moves }, at }: { proposal: ProposalView; at: string }) {
  const t = useText();
  const words = t.proposals.page;
  if (!isAuthor || (refusals.edit && refusals.withdraw)) return null;
  const sentBack = state === "needsRevision";
  const reason = sentBack && moves.at(-1)?.reason;
  return (
    <Card>
      <h2>{words.forAuthor}</h2>
      {reason && (
        <p className="whitespace-pre-wrap">
          <b>{words.asked}</b>
          <br />
          {reason}
        </p>
      )}
      {refusals.resubmit === null && sentBack && (
        <ActionButton action={`${at}/resubmission`}>{words.resubmit}</ActionButton>
      )}
      <div className="row gap-2">
        {refusals.edit === null && (
          <a className="btn btn-ghost" href={`${at}/edit`}>
            {words.edit}
          </a>
        )}
        {refusals.withdraw === null && (
          <a className="btn btn-danger" href={`${at}/withdrawal`}>
            {words.withdraw}
          </a>
        )}
      </div>
    </Card>
  );
}

/** The committee's next step with this proposal, if it has one. */
function CommitteeCard({
  proposal: { isCommittee, isAuthor, hiddenFor, refusals, state, plan },
  at,
  base,
}: {
  proposal: ProposalView;
  at: string;
  base: string;
}) {
  const t = useText();
  const words = t.proposals.page;
  const mayOpenVote =
    isCommittee &&
    !isAuthor &&
    !hiddenFor &&
    (state === "deliberating" || state === "listed" || state === "outcomeDrafted");
  if (!isCommittee || (refusals.review && refusals.deliberate && refusals.merge && !mayOpenVote)) return null;
  return (
    <Card>
      <h2>{words.forCommittee}</h2>
      {refusals.review === null && (
        <>
          {refusals.accept === "too_few_endorsements" && <p className="meta">{words.reviewWaits}</p>}
          <a className="btn" href={`${at}/review`}>
            {words.review}
          </a>
        </>
      )}
      {refusals.deliberate === null && <ActionButton action={`${at}/deliberation`}>{words.deliberate}</ActionButton>}
      {plan && (
        <a className="btn" href={`${base}/plans/${plan.id}`}>
          {plan.status === "waiting" ? t.plans.plan.waiting : t.plans.plan.sentBack}
        </a>
      )}
      {mayOpenVote && plan?.status !== "waiting" && (
        <a className={state === "listed" ? "btn btn-ghost" : "btn"} href={`${at}/vote`}>
          {words.openVote}
        </a>
      )}
      {refusals.merge === null && (
        <a className="btn btn-ghost" href={`${at}/merger/new`}>
          {t.mergers.merge}
        </a>
      )}
    </Card>
  );
}

/** Every state a proposal has been in: who moved it there, when and why. */
export function Timeline({ moves }: { moves: readonly MoveView[] }) {
  const t = useText();
  return (
    <Card>
      <h2>{t.proposals.page.timeline}</h2>
      <ol className="timeline">
        {moves.map((move) => (
          <li key={`${move.to}${move.at.toISOString()}`}>
            <div className="row">
              <b>{t.proposals.states[move.to]}</b>
              <span className="meta">
                <Moment at={move.at} /> · {move.actorName ?? t.proposals.page.byClock}
              </span>
            </div>
            {move.reason && <p className="text-ink-2 text-s">{move.reason}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
