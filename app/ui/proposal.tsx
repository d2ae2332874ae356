import { type ProposalState, STATIONS, stationsPassed } from "#app/domain/proposals/lifecycle.ts";
import type { ProposalRow } from "#app/domain/proposals/list-queries.server.ts";
import { Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

const KINDS: Partial<Record<ProposalState, PillKind>> = {
  deliberating: "act",
  listed: "act",
  outcomeDrafted: "act",
  ballotNotice: "sun",
  voting: "sun",
  tallied: "sun",
  needsRevision: "sun",
  resultNotice: "yes",
  effective: "yes",
  implementing: "yes",
  completed: "yes",
  rated: "yes",
  notAccepted: "no",
  failed: "no",
};

export function StatePill({ state }: { state: ProposalState }) {
  const t = useText();
  return <Pill kind={KINDS[state] ?? "calm"}>{t.proposals.states[state]}</Pill>;
}

/** The six stations of a matter, and where it stands; a matter that left the way has none. */
export function Way({ state }: { state: ProposalState }) {
  const t = useText();
  const passed = stationsPassed(state);
  if (passed === null) return null;
  const now = STATIONS[Math.min(passed, STATIONS.length - 1)] ?? "proposed";
  return (
    <ol className="way" aria-label={t.proposals.wayLabel(t.proposals.stations[now])}>
      {STATIONS.map((station, index) => (
        <li
          key={station}
          className={index < passed ? "done" : index === passed ? "now" : undefined}
          aria-current={index === passed ? "step" : undefined}
        >
          {t.proposals.stations[station]}
        </li>
      ))}
    </ol>
  );
}

export function ProposalItem({ proposal, base }: { proposal: ProposalRow; base: string }) {
  const t = useText();
  const { serial, title, excerpt, state, category, endorsementCount, commentCount } = proposal;
  return (
    <li>
      <a className="list-link" href={`${base}/proposals/${serial}`}>
        <span className="row">
          <StatePill state={state} />
          <span className="meta figures">
            {t.proposals.categories[category]} · {serial}
          </span>
        </span>
        <strong>{title}</strong>
        <span className="line-clamp-2 text-ink-2 text-s">{excerpt}</span>
        <span className="meta figures">
          {t.proposals.row.endorsements(endorsementCount)} · {t.proposals.row.comments(commentCount)}
        </span>
      </a>
    </li>
  );
}
