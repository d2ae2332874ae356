/**
 * Instant-runoff: round by round the option with the fewest votes leaves, until one is the sole first choice on more
 * than half of the ballots that still rank anyone, or is the last.
 *
 * Options ranked equal: a ballot is one whole vote for each option of its topmost group that is still in the count
 * (Approval-IRV). Source: Th. Delemazure, D. Peters, "Generalizing Instant Runoff Voting to Allow Indifferences",
 * EC 2024 (arXiv 2404.11407): of all ways to score rounds only this one keeps clones without effect and respects what
 * a majority puts first; splitting the vote does neither. Without equal ranks it is the usual count (Robert's Rules of
 * Order, "preferential voting").
 *
 * Once it is alone at the top of more than half, an option can never be the lowest again: stopping there changes nothing.
 */
import { followEveryWay, type Step } from "./every-way.ts";
import { byOption, endOf, type Indexed, inCountOf, indexed, mostStates, type RankedVote, topOf } from "./rankings.ts";
import type { Lot, Outcome } from "./ties.ts";

/** Positions of the options still in the count. */
type State = { round: number; left: number[] };

export function instantRunoff(vote: RankedVote, lot: Lot): Outcome {
  const counted = indexed(vote);
  const { options, weight, blank } = counted;
  if (weight === 0) return { winners: [], ties: [], counts: { ballots: 0, blank, rounds: [] } };
  const start: State = { round: 1, left: options.map((_, position) => position) };
  const keyOf = ({ left }: State) => left.join();
  const { winners, ties, rounds, unfollowed } = followEveryWay(
    start,
    (state) => countRound(counted, state),
    keyOf,
    lot,
    mostStates(counted),
  );
  return { winners, ties, counts: { ballots: weight, blank, rounds, ...(unfollowed && { unfollowed }) } };
}

function countRound(counted: Indexed, { round, left }: State): Step<State> {
  const name = (position: number) => counted.options[position] ?? "";
  const { votes, alone, exhausted } = votesFor(counted, left);
  const votesOf = (option: number) => votes[option] ?? 0;
  const record = { round, votes: byOption(left.map(name), (_, at) => votesOf(left[at] ?? 0)), exhausted };
  const winner = left.find((option) => left.length === 1 || (alone[option] ?? 0) * 2 > counted.weight - exhausted);
  if (winner !== undefined) return { record: { ...record, winner: name(winner) }, winners: [name(winner)] };

  const without = (gone: number[]): State => ({ round: round + 1, left: left.filter((one) => !gone.includes(one)) });
  // Whichever of those without a vote leaves first, nobody's votes change, and the others are lowest again.
  const unwanted = left.filter((option) => votesOf(option) === 0);
  const fewest = Math.min(...left.map(votesOf));
  const lowest = left.filter((option) => votesOf(option) === fewest);
  if (lowest.length === 1 || (unwanted.length > 0 && unwanted.length < left.length)) {
    return { record: { ...record, excluded: lowest.map(name) }, next: without(lowest) };
  }
  const choosing = (option: string) => without([counted.options.indexOf(option)]);
  const tied = lowest.map(name);
  return { record: { ...record, lowest: tied }, tied, at: `round ${round}: lowest`, won: [], better: "last", choosing };
}

/** Votes of the options left, on how many ballots each is alone at the top, and how many ballots rank none of them. */
function votesFor({ options, papers }: Indexed, left: number[]) {
  const inCount = inCountOf(options.length, left);
  const [votes, alone] = [new Float64Array(options.length), new Float64Array(options.length)];
  let exhausted = 0;
  papers.weights.forEach((weight, ballot) => {
    const start = topOf(papers, ballot, inCount);
    if (start === -1) exhausted += weight;
    if (start === -1) return;
    let [standing, sole] = [0, 0];
    for (let at = start; at < endOf(papers, start); at++) {
      const option = papers.marks[at] ?? 0;
      if (!inCount[option]) continue;
      votes[option] = (votes[option] ?? 0) + weight;
      [standing, sole] = [standing + 1, option];
    }
    if (standing === 1) alone[sole] = (alone[sole] ?? 0) + weight;
  });
  return { votes, alone, exhausted };
}
