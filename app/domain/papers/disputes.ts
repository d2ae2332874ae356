import { type BallotChoice, isSameChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";

type Seat = { papers: readonly BallotChoice[]; hasOnline: boolean };

/** Whether it has to be decided what counts for a seat, or may be anew: its papers differ and are what counts. */
export function isDisputed({ papers, hasOnline }: Seat, { precedence }: Pick<VoteSettings, "precedence">) {
  const [first] = papers;
  const differ = first !== undefined && papers.some((paper) => !isSameChoice(paper, first));
  return differ && (!hasOnline || precedence === "paper");
}
