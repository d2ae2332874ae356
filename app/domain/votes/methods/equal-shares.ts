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
import { equalPurses, type Offer, offerOf, type Purses, payFor, type Supporters } from "./purses.ts";
import { byOption } from "./rankings.ts";
import { inOrder, type Lot } from "./ties.ts";

/** Points by project, whole numbers above zero; an approval is "approved". */
export type UseBallot = { weight: number; uses: readonly (readonly [project: string, points: number | "approved"])[] };

type Count = {
  projects: readonly Project[];
  supporters: ReadonlyMap<string, Supporters[]>;
  votes: ReadonlyMap<string, bigint>;
  weights: number[];
};

/** Once the shares pay for nothing more, the rest goes by votes. */
type State = Spending & { purses: Purses; completing: boolean };

const WORK = 20_000_000;

export function equalShares({ budget, projects, ballots }: BudgetVote<UseBallot>, lot: Lot): BudgetOutcome {
  const voters = ballots.reduce((sum, { weight }) => sum + weight, 0);
  if (voters === 0) return { winners: [], ties: [], counts: { ballots: 0, steps: [] }, spent: ZERO };
  const count = prepared(inOwnOrder(projects), ballots);
  const share = over(budget, fraction(voters));
  const start = { funded: [], left: budget, purses: equalPurses(count.weights.length, share), completing: false };
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
function prepared(projects: readonly Project[], ballots: readonly UseBallot[]): Count {
  const merged = new Map<string, { weight: number; uses: UseBallot["uses"] }>();
  for (const { weight, uses } of ballots) {
    const own = [...uses].sort(([a], [b]) => inOrder(a, b));
    const key = JSON.stringify(own);
    const alike = merged.get(key);
    if (alike) alike.weight += weight;
    else merged.set(key, { weight, uses: own });
  }
  const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
  const supporters = new Map(projects.map(({ id }) => [id, new Map<string, Supporters>()]));
  const votes = new Map<string, bigint>();
  [...merged.values()].forEach(({ weight, uses }, ballot) => {
    for (const [id, points] of uses) {
      const use = points === "approved" ? (costs.get(id) ?? ZERO) : fraction(points);
      const alike = supporters.get(id)?.get(written(use)) ?? { use, ballots: [] };
      alike.ballots.push(ballot);
      supporters.get(id)?.set(written(use), alike);
      const given = BigInt(weight) * (points === "approved" ? 1n : BigInt(points));
      votes.set(id, (votes.get(id) ?? 0n) + given);
    }
  });
  const byProject = new Map([...supporters].map(([id, byUse]) => [id, [...byUse.values()]]));
  return { projects, supporters: byProject, votes, weights: [...merged.values()].map(({ weight }) => weight) };
}

function spend(count: Count, state: State): Step<State> {
  const offered = state.completing ? [] : cheapest(count, state);
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

function complete({ projects, votes }: Count, { purses, ...spending }: State): Step<State> {
  const step = spendByVotes(projects, (id) => votes.get(id) ?? 0n, spending);
  const completing = (after: Spending): State => ({ ...after, purses, completing: true });
  if ("winners" in step) return step;
  if ("next" in step) return { ...step, next: completing(step.next) };
  return { ...step, choosing: (id) => completing(step.choosing(id)) };
}

type Offered = Offer & { project: Project };

/** The projects that their supporters can pay for, at the lowest price there is. */
function cheapest({ projects, supporters, weights }: Count, { funded, purses }: State): Offered[] {
  const all = projects.flatMap((project): Offered[] => {
    if (funded.includes(project.id)) return [];
    const offer = offerOf(purses, supporters.get(project.id) ?? [], weights, project.cost);
    return offer ? [{ ...offer, project }] : [];
  });
  const lowest = all.reduce<Fraction | null>((a, { price }) => (a && compare(a, price) <= 0 ? a : price), null);
  return all.filter(({ price }) => lowest && compare(price, lowest) === 0);
}

const buy = ({ supporters }: Count, { funded, left, purses, completing }: State, { project, price }: Offered) => ({
  ...{ funded: [...funded, project.id], left: minus(left, project.cost), completing },
  purses: payFor(purses, supporters.get(project.id) ?? [], price),
});

function sharePayer({ supporters }: Count, { purses }: State, a: Offered, b: Offered): boolean {
  const payers = ({ project }: Offered) =>
    (supporters.get(project.id) ?? [])
      .flatMap(({ ballots }) => ballots)
      .filter((ballot) => compare(purses.known[purses.left[ballot] ?? 0] ?? ZERO, ZERO) > 0);
  const ofA = new Set(payers(a));
  return payers(b).some((ballot) => ofA.has(ballot));
}

const shown = ({ project, payments }: Offered) => ({
  project: project.id,
  payments: payments.map(({ each, voters }) => ({ voters, each: written(each) })),
});

const keyOf = ({ purses: { known, left }, completing, ...spending }: State) =>
  completing ? fundedKey(spending) : `${fundedKey(spending)}|${Array.from(left, (at) => written(known[at] ?? ZERO))}`;

const asNumber = (sum: bigint) => (Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum));
