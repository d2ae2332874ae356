import type { ProposalState } from "#app/db/generated/enums.ts";
import { type Calendar, clock } from "./calendar.ts";
import type { Compound } from "./compound.ts";
import { Random } from "./random.ts";
import { type Matter, matters, newTown, type Said, threads, type VoteStory, votes } from "./stories.ts";

export type Step = { from: ProposalState; to: ProposalState; at: Date; by: string | null; reason: string | null };

/** One matter as it went in one compound. */
export type Edition = {
  /** Names its streams of chance. */
  key: string;
  compound: Compound;
  matter: Matter;
  vote: VoteStory | null;
  said: Said[];
  steps: Step[];
};

const OPENS_AT = clock(9);
const CLOSES_AT = clock(20);
const OFFICE_HOURS = [clock(9), clock(17, 30)] as const;
const EARLY: readonly ProposalState[] = ["submitted", "endorsing", "listed"];
const MOST_DAYS_EARLIER = 14;

/** Every story of the demo, told of this compound. */
export const editionsOf = (compound: Compound, calendar: Calendar): Edition[] =>
  matters.map((matter) =>
    edition(compound, matter, votes.get(matter.no) ?? null, threads.get(matter.no) ?? [], calendar),
  );

/** The one matter of the large compound. */
export const newTownEdition = (compound: Compound, calendar: Calendar): Edition =>
  edition(compound, newTown.proposal, newTown.vote, newTown.comments, calendar);

function edition(
  compound: Compound,
  matter: Matter,
  vote: VoteStory | null,
  said: Said[],
  calendar: Calendar,
): Edition {
  const key = `${compound.index}/${matter.no}`;
  return { key, compound, matter, vote, said, steps: stepsOf(compound, matter, key, calendar) };
}

/** Elsewhere a matter began some days earlier; from its deliberation on, the days are those of the demo. */
function stepsOf(compound: Compound, { moves }: Matter, key: string, calendar: Calendar): Step[] {
  const random = new Random(`steps/${key}`);
  const earlier = compound.index === 0 ? 0 : random.below(MOST_DAYS_EARLIER);
  let from: ProposalState = "draft";
  let last: { daysAgo: number; at: Date } | undefined;
  return moves.map(({ to, daysAgo: told, by, reason }) => {
    const daysAgo = told + (EARLY.includes(to) ? earlier : 0);
    const minute = to === "voting" ? OPENS_AT : to === "tallied" ? CLOSES_AT : random.between(...OFFICE_HOURS);
    const at = last?.daysAgo === daysAgo ? last.at : calendar.at(daysAgo, minute);
    const step = { from, to, at, by, reason };
    last = { daysAgo, at };
    from = to;
    return step;
  });
}

export const stepTo = ({ steps }: Edition, to: ProposalState) => steps.find((step) => step.to === to);

export const stateOf = ({ steps }: Edition): ProposalState => steps.at(-1)?.to ?? "draft";
