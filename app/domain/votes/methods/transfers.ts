/** What each ballot of a transferable vote is still worth, and for whom it is held. */
import { type Fraction, fraction, plus, times, ZERO } from "./fraction.ts";
import { endOf, type Papers, topOf } from "./rankings.ts";

export type Values = {
  /** The values there are: few, however many ballots. */
  readonly known: readonly Fraction[];
  /** By ballot: which of the values it has. */
  readonly value: Int32Array;
  /** By ballot: who was elected with it and holds it; FREE when it counts for the options left. */
  readonly holder: Int32Array;
};

export const FREE = -1;

export const wholeVotes = (ballots: number): Values => ({
  known: [fraction(1)],
  value: new Int32Array(ballots),
  holder: new Int32Array(ballots).fill(FREE),
});

/** The votes of each option in the count, and what the free ballots are worth that rank none of them. */
export function standing(papers: Papers, { known, value, holder }: Values, inCount: Uint8Array) {
  const options = inCount.length;
  // One column more than options, for the exhausted ballots.
  const weights = known.map(() => new Float64Array(options + 1));
  papers.weights.forEach((weight, ballot) => {
    const row = weights[value[ballot] ?? 0];
    if (holder[ballot] !== FREE || !row) return;
    const start = topOf(papers, ballot, inCount);
    if (start === -1) row[options] = (row[options] ?? 0) + weight;
    if (start === -1) return;
    for (let at = start; at < endOf(papers, start); at++) {
      const option = papers.marks[at] ?? 0;
      if (inCount[option]) row[option] = (row[option] ?? 0) + weight;
    }
  });
  const worth = (column: number) =>
    known.reduce((sum, each, id) => {
      const weight = weights[id]?.[column] ?? 0;
      return weight === 0 ? sum : plus(sum, times(each, fraction(weight)));
    }, ZERO);
  const votes = new Map<number, Fraction>();
  inCount.forEach((counts, option) => {
    if (counts) votes.set(option, worth(option));
  });
  return { votes, exhausted: worth(options) };
}

/** The free ballots that stand for the option are held for it. */
export function hold(papers: Papers, values: Values, option: number, inCount: Uint8Array): Values {
  const holder = values.holder.slice();
  holder.forEach((held, ballot) => {
    if (held === FREE && standsFor(papers, ballot, inCount).includes(option)) holder[ballot] = option;
  });
  return { ...values, holder };
}

/** The options in the count that a ballot stands for now. */
export function standsFor(papers: Papers, ballot: number, inCount: Uint8Array): Int32Array {
  const start = topOf(papers, ballot, inCount);
  const group = start === -1 ? papers.marks.subarray(0, 0) : papers.marks.subarray(start, endOf(papers, start));
  return group.length > 1 ? group.filter((option) => inCount[option]) : group;
}

/** The ballots held for these options count again, each for its value times its holder's factor. */
export function release({ known, value, holder }: Values, factors: ReadonlyMap<number, Fraction>): Values {
  const table = [...known];
  const places = new Map<string, number>();
  const released = { value: value.slice(), holder: holder.slice() };
  holder.forEach((option, at) => {
    const factor = factors.get(option);
    if (!factor) return;
    const old = value[at] ?? 0;
    const key = `${old}/${option}`;
    const place = places.get(key) ?? table.push(times(table[old] ?? ZERO, factor)) - 1;
    places.set(key, place);
    released.value[at] = place;
    released.holder[at] = FREE;
  });
  return { known: table, ...released };
}
