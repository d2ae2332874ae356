import type { VoteSummary } from "#app/domain/votes/queries.server.ts";
import type { Verdict } from "#app/domain/votes/result.ts";
import { End } from "./moment.tsx";
import { Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";
import { Turnout } from "./vote-figures.tsx";

const KINDS: Record<VoteSummary["phase"], PillKind> = {
  notice: "act",
  open: "sun",
  counting: "sun",
  closed: "calm",
  cancelled: "calm",
};

type Stage = { vote: Pick<VoteSummary, "phase" | "decision" | "annulled"> };

/** Where a vote stands, and once it is decided, how; unless what was published of it was taken back. */
export function VotePill({ vote: { phase, decision, annulled } }: Stage) {
  const t = useText();
  if (annulled) return <Pill kind="no">{t.objections.standings.annulled}</Pill>;
  if (decision) {
    return (
      <Pill kind={isGood(decision) ? "yes" : "no"}>
        {isGood(decision) ? "✓" : "✕"} {t.votes.decisions[decision]}
      </Pill>
    );
  }
  return (
    <Pill kind={KINDS[phase]}>
      {phase === "open" && "● "}
      {t.votes.phases[phase]}
    </Pill>
  );
}

const isGood = (decision: Verdict) => decision === "passed" || decision === "decided";

export function VoteItem({ vote, base }: { vote: VoteSummary; base: string }) {
  const t = useText();
  return (
    <li>
      <a className="list-link" href={`${base}/votes/${vote.serial}`}>
        <span className="row">
          <VotePill vote={vote} />
          <span className="meta figures">
            {t.votes.tracks[vote.rule.track].label} · {vote.serial}
          </span>
        </span>
        <strong>{vote.question}</strong>
        <span className="meta">
          {vote.phase === "notice" ? (
            <>
              {t.votes.opensAt} <End at={vote.opensAt} />
            </>
          ) : (
            <>
              {t.votes.closesAt} <End at={vote.closesAt} />
            </>
          )}
        </span>
      </a>
    </li>
  );
}

type OpenVote = { vote: VoteSummary; mayVote: boolean; base: string };

/** The vote that closes next, large: what is asked, until when, and how many have taken part. */
export function OpenVoteCard({ vote, mayVote, base }: OpenVote) {
  const t = useText();
  const isNotice = vote.phase === "notice";
  return (
    <section className="card">
      <div className="row between">
        <VotePill vote={vote} />
        <span className="meta">
          {isNotice ? t.votes.opensAt : t.votes.closesAt} <End at={isNotice ? vote.opensAt : vote.closesAt} />
        </span>
      </div>
      <h2 className="text-xl leading-snug">{vote.question}</h2>
      {!isNotice && <Turnout vote={vote} first />}
      <div className="row gap-2">
        <a className={mayVote ? "btn" : "btn btn-ghost"} href={`${base}/votes/${vote.serial}`}>
          {mayVote ? t.home.vote : t.home.seeVote}
        </a>
        <a className="btn btn-ghost" href={`${base}/proposals/${vote.proposalSerial}`}>
          {t.home.seeProposal}
        </a>
      </div>
    </section>
  );
}
