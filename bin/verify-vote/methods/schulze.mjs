/**
 * Schulze with winning votes (Social Choice and Welfare 36, 2011): whoever beats everybody at least as strongly, over a
 * chain of wins, as they are beaten. The chains from one option are found as a spanning tree is, the strongest link first.
 */
import { ranksOf } from "./ranks.mjs";

/** @param {import("./count.mjs").Vote} vote @param {import("./lot.mjs").Lot | null} lot @returns {import("./every-way.mjs").Outcome} */
export function schulze(vote, lot) {
  const ranks = ranksOf(vote);
  if (ranks.total === 0) return { winners: [], ties: [] };
  const wins = winsOf(ranks);
  const chains = wins.map((_, option) => chainsFrom(option, wins));
  const strength = (/** @type {number} */ a, /** @type {number} */ b) => chains[a]?.[b] ?? 0;
  const best = vote.ids.filter((_, a) => vote.ids.every((_, b) => strength(a, b) >= strength(b, a)));
  if (best.length === 1) return { winners: best, ties: [] };
  return { winners: lot ? lot(best).slice(0, 1) : [], ties: [{ at: "winner", between: best, brokenBy: lot && "lot" }] };
}

/** With how many votes each option wins against each other; 0 where it does not. @param {import("./ranks.mjs").Ranks} ranks */
function winsOf({ ids, ballots, places, weights }) {
  const size = ids.length;
  const prefer = new Float64Array(size * size);
  for (let ballot = 0; ballot < ballots; ballot++) {
    const [own, weight] = [places.subarray(ballot * size, (ballot + 1) * size), weights[ballot] ?? 0];
    for (let a = 0; a < size; a++) {
      const place = own[a] ?? 0;
      for (let b = 0; b < size; b++)
        if (place < (own[b] ?? 0)) prefer[a * size + b] = (prefer[a * size + b] ?? 0) + weight;
    }
  }
  const votes = (/** @type {number} */ a, /** @type {number} */ b) => prefer[a * size + b] ?? 0;
  return ids.map((_, a) => ids.map((_, b) => (votes(a, b) > votes(b, a) ? votes(a, b) : 0)));
}

/** How strong the strongest chain of wins is from one option to each: as strong as its weakest win. */
function chainsFrom(/** @type {number} */ start, /** @type {number[][]} */ wins) {
  const chains = [...(wins[start] ?? [])];
  const open = new Set(wins.keys());
  open.delete(start);
  while (open.size > 0) {
    const next = [...open].reduce((a, b) => ((chains[b] ?? 0) > (chains[a] ?? 0) ? b : a));
    open.delete(next);
    for (const other of open) {
      chains[other] = Math.max(chains[other] ?? 0, Math.min(chains[next] ?? 0, wins[next]?.[other] ?? 0));
    }
  }
  return chains;
}
