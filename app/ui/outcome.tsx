import type { OutcomeSummary } from "#app/domain/outcomes/queries.server.ts";
import { End } from "./moment.tsx";
import { useText } from "./served.ts";
import { VotePill } from "./vote.tsx";

export function OutcomeItem({ outcome, base }: { outcome: OutcomeSummary; base: string }) {
  const t = useText();
  const annulled = outcome.standing === "annulled";
  return (
    <li>
      <a className="list-link" href={`${base}/notices/${outcome.serial}`}>
        <span className="row">
          <VotePill vote={{ phase: "closed", decision: outcome.decision, annulled }} />
          <span className="meta figures">{outcome.serial}</span>
        </span>
        <strong>{outcome.title}</strong>
        <span className="meta">
          {!annulled && (
            <>
              {t.outcomes.noticeUntil} <End at={outcome.noticeEndsAt} /> ·{" "}
            </>
          )}
          <span className="figures">{t.proposals.row.comments(outcome.commentCount)}</span>
        </span>
      </a>
    </li>
  );
}
