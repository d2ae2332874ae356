/**
 * STV by Scottish rules (SSI 2007/42) with exact fractions, equal surpluses together, ties left open and equal ranks as
 * in Approval-STV (arXiv 2404.11407): a ballot stands in full for everybody in its topmost group, until it is held for
 * one of them who is elected. Ballots lie in bundles: those of one that are worth the same and lie with the same holder.
 */
import { everyWay } from "./every-way.mjs";
import { mostWays, ranksOf, topOf } from "./ranks.mjs";
import { compare, minus, over, plus, ratio, times, ZERO } from "./ratio.mjs";

/** @typedef {import("./ratio.mjs").Ratio} Ratio */
/** @typedef {{ worth: Ratio, holder: number | null, ballots: Int32Array }} Bundle */
/**
 * @typedef {object} State
 * @property {number} stage
 * @property {number[]} hopeful
 * @property {number[]} elected
 * @property {{ option: number, votes: Ratio }[]} surpluses not yet passed on
 * @property {Bundle[]} bundles
 * @property {string[]} past what happened; exclusions in a row in any order are the same
 */
/** @typedef {import("./ranks.mjs").Ranks & { seats: number, quota: Ratio }} Count */
/** @typedef {import("./every-way.mjs").Step<State>} Step */

/** @param {import("./count.mjs").Vote & { seats: number }} vote @param {import("./lot.mjs").Lot | null} lot @returns {import("./every-way.mjs").Outcome} */
export function stv(vote, lot) {
  const ranks = ranksOf(vote);
  if (ranks.total === 0) return { winners: [], ties: [] };
  const quota = ratio(BigInt(ranks.total) / BigInt(vote.seats + 1) + 1n);
  const count = { ...ranks, seats: vote.seats, quota };
  const all = { worth: ratio(1n), holder: null, ballots: Int32Array.from({ length: ranks.ballots }, (_, at) => at) };
  /** @type {State} */
  const start = { stage: 1, hopeful: [...vote.ids.keys()], elected: [], surpluses: [], bundles: [all], past: [] };
  const most = mostWays(ranks.ballots, vote.ids.length);
  return everyWay(
    start,
    (state) => stage(count, state),
    ({ past }) => past.join(" "),
    lot,
    most,
  );
}

/** Elects whoever reaches the quota, the most votes first; then passes surpluses on, or excludes. @returns {Step} */
function stage(/** @type {Count} */ count, /** @type {State} */ before) {
  const names = (/** @type {number[]} */ options) => options.map((option) => /** @type {string} */ (count.ids[option]));
  const tie = (
    /** @type {number[]} */ tied,
    /** @type {"election" | "lowest"} */ what,
    /** @type {State} */ state,
  ) => ({
    ...{ tied: names(tied), at: `stage ${state.stage}: ${what}`, sure: names(state.elected) },
    takes: what === "election" ? /** @type {const} */ ("first") : /** @type {const} */ ("last"),
    taking: (/** @type {string} */ id) => {
      const option = count.ids.indexOf(id);
      return what === "election" ? elect(count, state, option) : exclude(state, [option]);
    },
  });

  let state = before;
  let votes = votesOf(count, state);
  while (state.elected.length < count.seats) {
    const top = extremes(votes, 1);
    const [first] = top;
    if (first === undefined || compare(/** @type {Ratio} */ (votes.get(first)), count.quota) < 0) break;
    if (top.length > 1 && shareBallot(count, state, top)) return tie(top, "election", state);
    state = elect(count, state, first);
    votes = votesOf(count, state);
  }
  const open = count.seats - state.elected.length;
  if (open === 0) return { won: names(state.elected) };
  if (state.hopeful.length <= open) return { won: names([...state.elected, ...state.hopeful]) };
  if (state.surpluses.length > 0) return { next: passOn(count, state) };
  const lowest = extremes(votes, -1);
  const unwanted = state.hopeful.filter((option) => compare(/** @type {Ratio} */ (votes.get(option)), ZERO) === 0);
  const together = unwanted.length > 0 && state.hopeful.length - unwanted.length >= open;
  return lowest.length === 1 || together ? { next: exclude(state, lowest) } : tie(lowest, "lowest", state);
}

/** @param {Count} count @param {State} state @returns {Map<number, Ratio>} */
function votesOf(count, { hopeful, bundles }) {
  const top = new Int32Array(count.ids.length);
  const votes = new Map(hopeful.map((option) => [option, ZERO]));
  for (const { worth, holder, ballots } of bundles) {
    if (holder !== null) continue;
    const sums = new Float64Array(count.ids.length);
    for (const ballot of ballots) {
      const standing = topOf(count, ballot, hopeful, top);
      for (let at = 0; at < standing; at++) {
        const option = top[at] ?? 0;
        sums[option] = (sums[option] ?? 0) + (count.weights[ballot] ?? 0);
      }
    }
    for (const [option, sum] of votes) votes.set(option, plus(sum, times(worth, ratio(sums[option] ?? 0))));
  }
  return votes;
}

/** Those with the most votes, or with the fewest. */
function extremes(/** @type {Map<number, Ratio>} */ votes, /** @type {1 | -1} */ sign) {
  const [first, ...others] = votes.values();
  if (!first) return [];
  const bar = others.reduce((best, each) => (compare(each, best) * sign > 0 ? each : best), first);
  return [...votes].filter(([, each]) => compare(each, bar) === 0).map(([option]) => option);
}

/** The ballots that stand for the option are held for it. @returns {State} */
function elect(/** @type {Count} */ count, /** @type {State} */ state, /** @type {number} */ option) {
  const votes = /** @type {Ratio} */ (votesOf(count, state).get(option));
  const top = new Int32Array(count.ids.length);
  const isFor = (/** @type {number} */ ballot) => {
    const standing = topOf(count, ballot, state.hopeful, top);
    return top.subarray(0, standing).includes(option);
  };
  const bundles = state.bundles.flatMap((bundle) => {
    if (bundle.holder !== null) return [bundle];
    const held = bundle.ballots.filter(isFor);
    const free = bundle.ballots.filter((ballot) => !isFor(ballot));
    return [
      { ...bundle, ballots: free },
      { ...bundle, holder: option, ballots: held },
    ].filter(({ ballots }) => ballots.length > 0);
  });
  return {
    ...state,
    ...{ hopeful: state.hopeful.filter((one) => one !== option), elected: [...state.elected, option], bundles },
    surpluses: compare(votes, count.quota) > 0 ? [...state.surpluses, { option, votes }] : state.surpluses,
    past: [...state.past, `+${option}`],
  };
}

/** The largest surplus, and those as large, go on: each ballot at its worth × surplus ÷ votes. @returns {State} */
function passOn(/** @type {Count} */ { quota }, /** @type {State} */ state) {
  const most = state.surpluses.reduce((best, { votes }) => (compare(votes, best) > 0 ? votes : best), ZERO);
  const going = state.surpluses.filter(({ votes }) => compare(votes, most) === 0).map(({ option }) => option);
  const factor = over(minus(most, quota), most);
  return {
    ...state,
    stage: state.stage + 1,
    surpluses: state.surpluses.filter(({ option }) => !going.includes(option)),
    bundles: state.bundles.map((bundle) =>
      bundle.holder !== null && going.includes(bundle.holder)
        ? { ...bundle, worth: times(bundle.worth, factor), holder: null }
        : bundle,
    ),
    past: [...state.past, `>${going.sort((a, b) => a - b)}`],
  };
}

/** @returns {State} */
function exclude(/** @type {State} */ state, /** @type {number[]} */ gone) {
  const last = state.past.at(-1) ?? "";
  const inARow = last.startsWith("-");
  const row = [...(inARow ? last.slice(1).split(",").map(Number) : []), ...gone].sort((a, b) => a - b);
  return {
    ...state,
    stage: state.stage + 1,
    hopeful: state.hopeful.filter((option) => !gone.includes(option)),
    past: [...(inARow ? state.past.slice(0, -1) : state.past), `-${row}`],
  };
}

/** Whether a ballot stands for two of them: then electing one takes votes from the other. */
function shareBallot(
  /** @type {Count} */ count,
  /** @type {State} */ { hopeful, bundles },
  /** @type {number[]} */ tied,
) {
  const top = new Int32Array(count.ids.length);
  const standsForTwo = (/** @type {number} */ ballot) => {
    const standing = topOf(count, ballot, hopeful, top);
    return top.subarray(0, standing).filter((option) => tied.includes(option)).length > 1;
  };
  return bundles.some(({ holder, ballots }) => holder === null && ballots.some(standsForTwo));
}
