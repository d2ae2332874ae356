import { mayFollow, type ProposalState } from "./lifecycle.ts";

/** How many days the author of a merged proposal may object. */
export const OBJECTION_DAYS = 7;

/** Before it is voted on, a proposal may go into another one, whatever came of it so far. */
export const isMergeable = (state: ProposalState) => mayFollow(state, "merged");

/** A merger as it stands. */
export type Merger = {
  mergedById: string;
  objectUntil: Date;
  objectedAt: Date | null;
  answeredAt: Date | null;
};

export const hasWaitingObjection = ({ objectedAt, answeredAt }: Pick<Merger, "objectedAt" | "answeredAt">) =>
  objectedAt !== null && answeredAt === null;
