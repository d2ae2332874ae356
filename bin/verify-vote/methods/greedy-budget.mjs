/** The budget by votes: the most wanted project that can still be paid for, until none can. Money is in millionths. */
import { everyWay } from "./every-way.mjs";

/** @typedef {{ id: string, cost: bigint, votes: bigint }} Project */
/** @typedef {{ paid: string[], left: bigint }} Spending */

const MOST_WAYS = 1_024;

/** @param {import("./count.mjs").BudgetVote} vote @param {import("./lot.mjs").Lot | null} lot */
export function greedyBudget(vote, lot) {
  const projects = projectsOf(vote);
  /** @type {Spending} */
  const start = { paid: [], left: vote.budget };
  return everyWay(start, (spending) => spendByVotes(projects, spending), paidKey, lot, MOST_WAYS);
}

/** @param {import("./count.mjs").BudgetVote} vote @returns {Project[]} */
export function projectsOf({ ids, costs, ballots }) {
  const projects = ids.map((id, place) => ({ id, cost: costs[place] ?? 0n, votes: 0n }));
  for (const { weight, choice } of ballots) {
    for (const place of JSON.parse(choice)) /** @type {Project} */ (projects[place]).votes += BigInt(weight);
  }
  return projects;
}

/** @param {Spending} spending */
export const paidKey = ({ paid }) => JSON.stringify([...paid].sort());

/**
 * The most wanted of those that fit, all of them where they fit together.
 * @param {Project[]} projects @param {Spending} spending @returns {import("./every-way.mjs").Step<Spending>}
 */
export function spendByVotes(projects, { paid, left }) {
  const able = projects.filter(({ id, cost, votes }) => votes > 0n && cost <= left && !paid.includes(id));
  const votes = able.map((each) => each.votes).sort((a, b) => (a > b ? -1 : 1))[0] ?? 0n;
  if (votes === 0n) return { won: paid };
  const wanted = able.filter((each) => each.votes === votes);
  const pay = (/** @type {Project[]} */ those) => ({
    paid: [...paid, ...those.map(({ id }) => id)],
    left: those.reduce((rest, { cost }) => rest - cost, left),
  });
  const all = pay(wanted);
  if (all.left >= 0n) return { next: all };
  const taking = (/** @type {string} */ chosen) => pay(wanted.filter(({ id }) => id === chosen));
  return { tied: wanted.map(({ id }) => id), at: `${votes} votes`, takes: "first", sure: paid, taking };
}
