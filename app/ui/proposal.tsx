import type { Ground } from "#app/domain/moderation/grounds.ts";
import { type ProposalState, STATIONS, stationsPassed } from "#app/domain/proposals/lifecycle.ts";
import type { ProposalRow } from "#app/domain/proposals/list-queries.server.ts";
import { Pill, type PillKind } from "./pieces.tsx";
import { ProposalTitle } from "./proposal-title.tsx";
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

type Hidden = {
  proposal: { id: string; serial: string; isAuthor: boolean; isCommittee: boolean };
  ground: Ground;
  base: string;
};

/** In the place of what is hidden: that it is, for which ground, and the way on for those it concerns. */
export function HiddenProposal({ proposal: { id, serial, isAuthor, isCommittee }, ground, base }: Hidden) {
  const t = useText();
  const words = t.proposals.hidden;
  return (
    <>
      <p className="font-semibold">{words.ground(t.moderation.grounds[ground].name)}</p>
      <p className="text-ink-2">{words.lead}</p>
      <p className="row">
        <a className="link" href={`${base}/conduct#${ground}`}>
          {t.moderation.comment.rule}
        </a>
        {isAuthor && (
          <a className="link" href={`${base}/proposals/${serial}/measure`}>
            {t.moderation.comment.why}
          </a>
        )}
        {isCommittee && !isAuthor && (
          <a className="link" href={`${base}/moderation/${id}`}>
            {words.original}
          </a>
        )}
      </p>
    </>
  );
}

export function ProposalItem({ proposal, base }: { proposal: ProposalRow; base: string }) {
  const t = useText();
  const { serial, title, excerpt, hiddenFor, held, state, category, endorsementCount, commentCount } = proposal;
  return (
    <li>
      <a className="list-link" href={`${base}/proposals/${serial}`}>
        <span className="row">
          <StatePill state={state} />
          <span className="meta figures">
            {t.proposals.categories[category]} · {serial}
          </span>
        </span>
        <strong>
          <ProposalTitle title={title} />
        </strong>
        <span className="line-clamp-2 text-ink-2 text-s">
          {hiddenFor
            ? t.proposals.hidden.ground(t.moderation.grounds[hiddenFor].name)
            : held
              ? t.proposals.held.others
              : excerpt}
        </span>
        <span className="meta figures">
          {t.proposals.row.endorsements(endorsementCount)} · {t.proposals.row.comments(commentCount)}
        </span>
      </a>
    </li>
  );
}
