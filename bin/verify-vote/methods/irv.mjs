/**
 * Instant-runoff with equal ranks (Approval-IRV: Delemazure and Peters, EC 2024). The option with the fewest votes
 * leaves, until one is alone at the top of more than half of the ballots that still rank anybody, or is the last.
 */
import { everyWay } from "./every-way.mjs";
import { mostWays, ranksOf, topOf } from "./ranks.mjs";

/** @typedef {{ round: number, left: number[] }} State */

/** @param {import("./count.mjs").Vote} vote @param {import("./lot.mjs").Lot | null} lot @returns {import("./every-way.mjs").Outcome} */
export function irv(vote, lot) {
  const ranks = ranksOf(vote);
  if (ranks.total === 0) return { winners: [], ties: [] };
  const most = mostWays(ranks.ballots, vote.ids.length);
  const start = { round: 1, left: [...vote.ids.keys()] };
  return everyWay(
    start,
    (state) => round(ranks, state),
    ({ left }) => left.join(),
    lot,
    most,
  );
}

/** @param {import("./ranks.mjs").Ranks} ranks @param {State} state @returns {import("./every-way.mjs").Step<State>} */
function round(ranks, { round, left }) {
  const { ids } = ranks;
  const names = (/** @type {number[]} */ options) => options.map((option) => /** @type {string} */ (ids[option]));
  const without = (/** @type {number[]} */ gone) => ({
    round: round + 1,
    left: left.filter((option) => !gone.includes(option)),
  });
  const { votes, alone, alive } = firsts(ranks, left);
  const winner = left.filter((option) => left.length === 1 || 2 * (alone[option] ?? 0) > alive);
  if (winner.length > 0) return { won: names(winner) };
  const fewest = Math.min(...left.map((option) => votes[option] ?? 0));
  const lowest = left.filter((option) => votes[option] === fewest);
  // Those without a vote leave together: whichever went first, no vote would move.
  if (lowest.length === 1 || (fewest === 0 && lowest.length < left.length)) return { next: without(lowest) };
  const taking = (/** @type {string} */ id) => without([ids.indexOf(id)]);
  return { tied: names(lowest), at: `round ${round}: lowest`, takes: "last", sure: [], taking };
}

/** Votes of those left, in how many of them each is alone, and how much of all ballots still ranks anybody left. */
function firsts(/** @type {import("./ranks.mjs").Ranks} */ ranks, /** @type {number[]} */ left) {
  const size = ranks.ids.length;
  const [votes, alone, top] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)];
  let alive = 0;
  for (let ballot = 0; ballot < ranks.ballots; ballot++) {
    const [count, weight] = [topOf(ranks, ballot, left, top), ranks.weights[ballot] ?? 0];
    for (let at = 0; at < count; at++) {
      const option = top[at] ?? 0;
      votes[option] = (votes[option] ?? 0) + weight;
      if (count === 1) alone[option] = (alone[option] ?? 0) + weight;
    }
    if (count > 0) alive += weight;
  }
  return { votes, alone, alive };
}
