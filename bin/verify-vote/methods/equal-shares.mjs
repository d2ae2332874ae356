/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron, NeurIPS 2021; equalshares.net) with a project's cost as its
 * use to those who approve of it, completed by votes. Money is in millionths, and what a voter has left is a fraction.
 */
import { everyWay } from "./every-way.mjs";
import { paidKey, projectsOf, spendByVotes } from "./greedy-budget.mjs";
import { mostWays } from "./ranks.mjs";
import { compare, isZero, minus, over, ratio, times, written, ZERO } from "./ratio.mjs";

/** @typedef {import("./ratio.mjs").Ratio} Ratio */
/** @typedef {import("./greedy-budget.mjs").Project & { supporters: Int32Array }} Wanted supporters: numbers of ballots */
/**
 * @typedef {object} State
 * @property {string[]} paid
 * @property {bigint} left of the budget
 * @property {Ratio[]} amounts that voters have left, ascending
 * @property {Int32Array} purses by ballot: the place among the amounts of what each of its voters has
 * @property {ReadonlyMap<string, Ratio | null>} floors what a project was priced at last, null where it could not be
 *   paid for: with emptier purses it gets no cheaper
 * @property {boolean} completing the shares pay for nothing more
 */
/** @typedef {{ projects: Wanted[], weights: Float64Array }} Count */
/** @typedef {{ project: Wanted, each: Ratio, price: Ratio }} Offer */

/** @param {import("./count.mjs").BudgetVote} vote @param {import("./lot.mjs").Lot | null} lot @returns {import("./every-way.mjs").Outcome} */
export function equalShares(vote, lot) {
  const voters = vote.ballots.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (voters === 0n) return { winners: [], ties: [] };
  const supporters = supportersOf(vote);
  const projects = projectsOf(vote).map((project, place) => ({ ...project, supporters: supporters[place] ?? NOBODY }));
  const weights = Float64Array.from(vote.ballots, ({ weight }) => weight);
  /** @type {State} */
  const start = {
    ...{ paid: [], left: vote.budget, floors: new Map(), completing: false },
    ...{ amounts: [ratio(vote.budget, voters)], purses: new Int32Array(vote.ballots.length) },
  };
  const most = mostWays(vote.ballots.length, Math.max(1, vote.ids.length));
  return everyWay(start, (state) => spend({ projects, weights }, state), nameOf, lot, most);
}

const NOBODY = new Int32Array();

/** @param {import("./count.mjs").BudgetVote} vote */
function supportersOf({ ids, ballots }) {
  /** @type {number[][]} */
  const supporters = ids.map(() => []);
  ballots.forEach(({ choice }, ballot) => {
    for (const place of JSON.parse(choice)) supporters[place]?.push(ballot);
  });
  return supporters.map((each) => Int32Array.from(each));
}

/** @param {State} state */
const nameOf = ({ completing, amounts, purses, ...spending }) =>
  completing ? paidKey(spending) : `${paidKey(spending)} ${amounts.map(written)} ${purses}`;

/** @param {Count} count @param {State} before @returns {import("./every-way.mjs").Step<State>} */
function spend(count, before) {
  const { offers, floors } = before.completing ? { offers: [], floors: before.floors } : cheapest(count, before);
  const state = { ...before, floors };
  const [first] = offers;
  if (!first) return complete(count, state);
  const buyAll = (/** @type {Offer[]} */ those) => those.reduce((now, offer) => buy(now, offer), state);
  // Who shares no payer with another comes next in whatever order.
  const apart = offers.filter((one) => !offers.some((other) => other !== one && sharePayer(state, one, other)));
  if (apart.length > 0) return { next: buyAll(apart) };
  return {
    ...{ tied: offers.map(({ project }) => project.id), at: `price ${written(first.price)}` },
    ...{ takes: "first", sure: state.paid },
    taking: (id) => buyAll(offers.filter(({ project }) => project.id === id)),
  };
}

/** @param {Count} count @param {State} state @returns {import("./every-way.mjs").Step<State>} */
function complete({ projects }, state) {
  const step = spendByVotes(projects, state);
  const on = (/** @type {import("./greedy-budget.mjs").Spending} */ after) => ({
    ...state,
    ...after,
    completing: true,
  });
  if ("won" in step) return step;
  return "next" in step ? { next: on(step.next) } : { ...step, taking: (id) => on(step.taking(id)) };
}

/** The projects whose supporters pay the least for a unit of use. @param {Count} count @param {State} state */
function cheapest({ projects, weights }, { paid, amounts, purses, floors }) {
  const known = new Map(floors);
  const floor = (/** @type {Wanted} */ { id }) => known.get(id) ?? ZERO;
  const able = projects.filter(({ id }) => !paid.includes(id) && floors.get(id) !== null);
  /** @type {Offer[]} */
  let offers = [];
  for (const project of able.sort((a, b) => compare(floor(a), floor(b)))) {
    const best = offers[0]?.price;
    if (best && compare(floor(project), best) > 0) break;
    const each = shareOf(project, weights, amounts, purses);
    const price = each && over(each, ratio(project.cost));
    known.set(project.id, price);
    if (!each || !price) continue;
    if (best && compare(price, best) < 0) offers = [];
    if (!best || compare(price, best) <= 0) offers.push({ project, each, price });
  }
  return { offers, floors: known };
}

/**
 * What each supporter has to pay, those with less giving all they have; null when it does not suffice. From the emptiest
 * purse up: whoever cannot pay an equal part of what is missing is emptied, and the first who can sets the part.
 * @param {Wanted} project @param {Float64Array} weights @param {Ratio[]} amounts @param {Int32Array} purses
 * @returns {Ratio | null}
 */
function shareOf({ cost, supporters }, weights, amounts, purses) {
  const voters = new Float64Array(amounts.length);
  let paying = 0;
  for (const ballot of supporters) {
    const purse = purses[ballot] ?? 0;
    voters[purse] = (voters[purse] ?? 0) + (weights[ballot] ?? 0);
    paying += weights[ballot] ?? 0;
  }
  let missing = ratio(cost);
  for (const [purse, has] of amounts.entries()) {
    const those = voters[purse] ?? 0;
    if (those === 0) continue;
    if (compare(times(has, ratio(paying)), missing) >= 0) return over(missing, ratio(paying));
    missing = minus(missing, times(has, ratio(those)));
    paying -= those;
  }
  return null;
}

/** @param {State} state @param {Offer} offer @returns {State} */
function buy(state, { project, each }) {
  const size = state.amounts.length;
  const after = state.amounts.map((has) => (compare(has, each) > 0 ? minus(has, each) : ZERO));
  const purses = state.purses.slice();
  for (const ballot of project.supporters) purses[ballot] = (purses[ballot] ?? 0) + size;
  const left = state.left - project.cost;
  return { ...state, paid: [...state.paid, project.id], left, ...inOrder([...state.amounts, ...after], purses) };
}

/** The amounts that somebody has, each once and ascending. @param {Ratio[]} amounts @param {Int32Array} purses */
function inOrder(amounts, purses) {
  const used = [...new Set(purses)].map((purse) => ({ purse, has: /** @type {Ratio} */ (amounts[purse]) }));
  /** @type {Ratio[]} */
  const ordered = [];
  const placeOf = new Int32Array(amounts.length);
  for (const { purse, has } of used.sort((a, b) => compare(a.has, b.has))) {
    const last = ordered.at(-1);
    if (!last || compare(last, has) < 0) ordered.push(has);
    placeOf[purse] = ordered.length - 1;
  }
  return { amounts: ordered, purses: purses.map((purse) => placeOf[purse] ?? 0) };
}

/** Whether somebody who still has money wants both. @param {State} state @param {Offer} a @param {Offer} b */
function sharePayer({ amounts, purses }, a, b) {
  const ofA = new Set(a.project.supporters);
  const has = (/** @type {number} */ ballot) => !isZero(amounts[purses[ballot] ?? 0] ?? ZERO);
  return b.project.supporters.some((ballot) => ofA.has(ballot) && has(ballot));
}
