/**
 * Approval voting: every voter names as many options as they like, and those named on most ballots win.
 *
 * Source: S. J. Brams, P. C. Fishburn, "Approval Voting", American Political Science Review 72 (1978), 831–847; for
 * several places the multiwinner form, the most approved first. What nobody approves of does not win.
 */
import { byOption } from "./rankings.ts";
import { best, type Lot, type Outcome, sorted } from "./ties.ts";

export type ApprovalBallot = { weight: number; choices: readonly string[] };

export function approval(
  { options, ballots, seats }: { options: readonly string[]; ballots: readonly ApprovalBallot[]; seats: number },
  lot: Lot,
): Outcome {
  const votes = votesOf(options, ballots);
  const votesFor = (option: string) => votes.get(option) ?? 0;
  const wanted = options.filter((option) => votesFor(option) > 0);
  const weight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  const counts = { ballots: weight, votes: byOption(sorted(options), votesFor) };
  return { ...best(wanted, votesFor, (a, b) => a - b, seats, lot), counts };
}

/** On how many ballots each option is named. */
export function votesOf(options: readonly string[], ballots: readonly ApprovalBallot[]): Map<string, number> {
  const votes = new Map(options.map((option) => [option, 0]));
  for (const { weight, choices } of ballots) {
    for (const option of choices) votes.set(option, (votes.get(option) ?? 0) + weight);
  }
  return votes;
}
