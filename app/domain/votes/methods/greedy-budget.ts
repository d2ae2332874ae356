/**
 * The budget by votes: the project with the most votes that can still be paid for is paid for, until none can.
 *
 * Source: the utilitarian greedy rule, as participatory budgets commonly use it; N. Talmon, P. Faliszewski, "A Framework
 * for Approval-Based Budgeting Methods", AAAI 2019 ("greedy"). A project that does not fit is skipped, those after it
 * are not. What nobody voted for is not paid for.
 */
import { type ApprovalBallot, votesOf } from "./approval.ts";
import { type BudgetVote, costOf, type Project } from "./budget.ts";
import { followEveryWay, type Step } from "./every-way.ts";
import { compare, type Fraction, minus } from "./fraction.ts";
import { byOption } from "./rankings.ts";
import { inOrder, type Lot, type Outcome, sorted } from "./ties.ts";

const MOST_STATES = 1_024;

/** What is paid for so far, in order, and what is left to spend. */
export type Spending = { funded: readonly string[]; left: Fraction };

/** An outcome and what its winners cost together. */
export type BudgetOutcome = Outcome & { spent: Fraction };

export function greedyBudget({ budget, projects, ballots }: BudgetVote<ApprovalBallot>, lot: Lot): BudgetOutcome {
  const ids = sorted(projects.map(({ id }) => id));
  const votes = votesOf(ids, ballots);
  const votesFor = (id: string) => votes.get(id) ?? 0;
  const known = inOwnOrder(projects);
  const { winners, ties, rounds, unfollowed } = followEveryWay<Spending>(
    { funded: [], left: budget },
    (spending) => spendByVotes(known, votesFor, spending),
    fundedKey,
    lot,
    MOST_STATES,
  );
  const weight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  const counts = { ballots: weight, votes: byOption(ids, votesFor), steps: rounds, ...(unfollowed && { unfollowed }) };
  return { winners, ties, counts, spent: costOf(projects, winners) };
}

export const inOwnOrder = (projects: readonly Project[]) => [...projects].sort((a, b) => inOrder(a.id, b.id));

export const fundedKey = ({ funded }: Spending) => JSON.stringify(sorted(funded));

/** The most wanted of those that fit; all of them at once when all fit together, for then no order matters. */
export function spendByVotes(
  projects: readonly Project[],
  votesFor: (id: string) => number | bigint,
  { funded, left }: Spending,
): Step<Spending> {
  const able = projects.filter(({ id, cost }) => votesFor(id) > 0 && compare(cost, left) <= 0 && !funded.includes(id));
  const wanted = able.map(({ id }) => id).filter((id) => able.every((other) => votesFor(other.id) <= votesFor(id)));
  const [first] = wanted;
  if (first === undefined) return { winners: [...funded] };
  const fund = (ids: string[]): Spending => ({
    funded: [...funded, ...ids],
    left: minus(left, costOf(projects, ids)),
  });
  if (compare(costOf(projects, wanted), left) <= 0) {
    return { record: { by: "votes", projects: wanted }, next: fund(wanted) };
  }
  const basics = { record: { by: "votes", tied: wanted }, tied: wanted, at: `${votesFor(first)} votes` };
  return { ...basics, won: [...funded], better: "first", choosing: (id) => fund([id]) };
}
