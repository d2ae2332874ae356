import { type BallotChoice, isSameChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";

type Seat = { papers: readonly BallotChoice[]; hasOnline: boolean; hasResolution: boolean };

/** Whether it has to be decided what counts for a seat: its papers differ and are what counts, or it was decided before. */
export function isDisputed(
  { papers, hasOnline, hasResolution }: Seat,
  { precedence }: Pick<VoteSettings, "precedence">,
) {
  if (hasResolution) return true;
  const [first] = papers;
  const differ = first !== undefined && papers.some((paper) => !isSameChoice(paper, first));
  return differ && (!hasOnline || precedence === "paper");
}
