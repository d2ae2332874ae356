/**
 * The Method of Equal Shares, completed by votes: every voter gets the same share of the budget, and a project is paid
 * for out of the shares of those who want it. Next comes the project for which its supporters pay the lowest price
 * (ρ): each pays the price times the project's use to them, or all that they have left.
 *
 * Source: D. Peters, G. Pierczyński, P. Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS
 * 2021; D. Peters, P. Skowron, equalshares.net. An approved project is of as much use as it costs, as that site, the
 * tools of Pabulib and the towns that vote so have it; with scores, the score is the use. What the shares leave is spent
 * by utilitarian greedy: most votes (or points) first, and what does not fit is skipped. Ties are not broken by cost
 * and votes, as the site advises, but as ties.ts says.
 */
import { type BudgetVote, costOf, type Project } from "./budget.ts";
import { followEveryWay, type Step } from "./every-way.ts";
import { compare, type Fraction, fraction, minus, over, written, ZERO } from "./fraction.ts";
import { type BudgetOutcome, fundedKey, inOwnOrder, type Spending, spendByVotes } from "./greedy-budget.ts";
import { equalPurses, type Offer, offerOf, type Purses, payFor, paymentsOf, type Supporters } from "./purses.ts";
import { byOption } from "./rankings.ts";
import { inOrder, type Lot } from "./ties.ts";

/** Points by project, whole numbers above zero: 1 for what is approved of. */
export type UseBallot = { weight: number; points: readonly (readonly [project: string, points: number])[] };

/** What a project is to a voter: as much as it costs, or its points. */
export type Use = "cost" | "points";

export type SharesVote = BudgetVote<UseBallot> & { use: Use };

type Count = {
  use: Use;
  projects: readonly Project[];
  supporters: ReadonlyMap<string, Supporters[]>;
  votes: ReadonlyMap<string, bigint>;
  weights: number[];
};

/** Once the shares pay for nothing more, the rest goes by votes. */
type State = Spending & {
  purses: Purses;
  /** What a project was last offered at, null when it could not be paid for: as purses empty, that can only get worse. */
  lowest: ReadonlyMap<string, Fraction | null>;
  completing: boolean;
};

/** States times ballots times projects: how much is followed when ties are left open, so that it takes seconds. */
const WORK = 20_000_000;

export function equalShares({ budget, projects, ballots, use }: SharesVote, lot: Lot): BudgetOutcome {
  const voters = ballots.reduce((sum, { weight }) => sum + weight, 0);
  if (voters === 0) return { winners: [], ties: [], counts: { ballots: 0, steps: [] }, spent: ZERO };
  const count = { use, ...prepared(inOwnOrder(projects), ballots) };
  const share = over(budget, fraction(voters));
  const amounts = projects.map(({ cost }) => cost);
  const purses = equalPurses(count.weights.length, share, amounts);
  const start: State = { funded: [], left: budget, purses, lowest: new Map(), completing: false };
  const most = Math.floor(WORK / (count.weights.length * Math.max(1, projects.length)));
  const { winners, ties, rounds, unfollowed } = followEveryWay<State>(
    start,
    (state) => spend(count, state),
    keyOf,
    lot,
    Math.min(1_024, Math.max(64, most)),
  );
  const ids = count.projects.map(({ id }) => id);
  const votes = byOption(ids, (id) => asNumber(count.votes.get(id) ?? 0n));
  const counts = { ballots: voters, votes, share: written(share), steps: rounds, ...(unfollowed && { unfollowed }) };
  return { winners, ties, counts, spent: costOf(projects, winners) };
}

/** Ballots that say the same as one, and the supporters of every project. */
function prepared(projects: readonly Project[], ballots: readonly UseBallot[]): Omit<Count, "use"> {
  const merged = new Map<string, UseBallot>();
  for (const { weight, points } of ballots) {
    const ordered = [...points].sort(([a], [b]) => inOrder(a, b));
    const key = JSON.stringify(ordered);
    merged.set(key, { weight: weight + (merged.get(key)?.weight ?? 0), points: ordered });
  }
  const supporters = new Map(projects.map(({ id }) => [id, new Map<number, Supporters>()]));
  const votes = new Map<string, bigint>();
  [...merged.values()].forEach(({ weight, points }, ballot) => {
    for (const [id, given] of points) {
      const alike = supporters.get(id)?.get(given) ?? { use: BigInt(given), ballots: [] };
      alike.ballots.push(ballot);
      supporters.get(id)?.set(given, alike);
      votes.set(id, (votes.get(id) ?? 0n) + BigInt(weight) * BigInt(given));
    }
  });
  const byProject = new Map([...supporters].map(([id, byUse]) => [id, [...byUse.values()]]));
  return { projects, supporters: byProject, votes, weights: [...merged.values()].map(({ weight }) => weight) };
}

function spend(count: Count, before: State): Step<State> {
  const { offered, lowest } = cheapest(count, before);
  const state: State = { ...before, lowest };
  const [first] = offered;
  if (!first) return complete(count, state);
  const record = (those: Offered[]) => ({ by: "shares", price: written(first.price), projects: those.map(shown) });
  // One that shares no payer with the others comes next whatever becomes of them.
  const apart = offered.filter(
    (one) => !offered.some((other) => other !== one && sharePayer(count, state, one, other)),
  );
  if (apart.length > 0) return { record: record(apart), next: apart.reduce((now, one) => buy(count, now, one), state) };
  const choosing = (id: string) =>
    offered.reduce((now, one) => (one.project.id === id ? buy(count, now, one) : now), state);
  const tied = offered.map(({ project }) => project.id);
  const at = `price ${written(first.price)}`;
  return { record: record(offered), tied, at, won: [...state.funded], better: "first", choosing };
}

function complete({ projects, votes }: Count, state: State): Step<State> {
  const step = spendByVotes(projects, (id) => votes.get(id) ?? 0n, state);
  const completing = (after: Spending): State => ({ ...state, ...after, completing: true });
  if ("winners" in step) return step;
  if ("next" in step) return { ...step, next: completing(step.next) };
  return { ...step, choosing: (id) => completing(step.choosing(id)) };
}

type Offered = Offer & { project: Project; price: Fraction };

/** The projects that their supporters can pay for at the lowest price for a unit of use; those that may be lower first. */
function cheapest(count: Count, { funded, purses, lowest, completing }: State) {
  const [known, found]: [Map<string, Fraction | null>, Offered[]] = [new Map(lowest), []];
  const floor = ({ id }: Project) => lowest.get(id) ?? ZERO;
  const able = count.projects.filter(({ id }) => !completing && !funded.includes(id) && lowest.get(id) !== null);
  for (const project of able.sort((a, b) => compare(floor(a), floor(b)))) {
    const [best] = found;
    if (best && compare(floor(project), best.price) > 0) break;
    const offer = offerOf(purses, count.supporters.get(project.id) ?? [], count.weights, project.cost);
    const price = offer && (count.use === "cost" ? over(offer.each, project.cost) : offer.each);
    known.set(project.id, price);
    if (!offer || !price) continue;
    const against = best ? compare(price, best.price) : -1;
    if (against < 0) found.length = 0;
    if (against <= 0) found.push({ ...offer, project, price });
  }
  return { offered: found.sort((a, b) => inOrder(a.project.id, b.project.id)), lowest: known };
}

const buy = ({ supporters }: Count, state: State, { project, each }: Offered): State => ({
  ...state,
  ...{ funded: [...state.funded, project.id], left: minus(state.left, project.cost) },
  purses: payFor(state.purses, supporters.get(project.id) ?? [], each),
});

/** Whether somebody who still has money wants both. */
function sharePayer({ supporters }: Count, { purses: { known, left } }: State, a: Offered, b: Offered): boolean {
  const wanting = ({ project }: Offered) => (supporters.get(project.id) ?? []).flatMap(({ ballots }) => ballots);
  const ofA = new Set(wanting(a));
  return wanting(b).some((ballot) => ofA.has(ballot) && (known[left[ballot] ?? 0] ?? 0n) > 0n);
}

const shown = (offered: Offered) => ({ project: offered.project.id, payments: paymentsOf(offered) });

const keyOf = ({ purses: { units, known, left }, completing, ...spending }: State) =>
  completing ? fundedKey(spending) : `${fundedKey(spending)}|${units}|${Array.from(left, (place) => known[place])}`;

const asNumber = (sum: bigint) => (Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum));
