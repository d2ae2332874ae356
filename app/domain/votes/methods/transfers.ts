/** What each ballot of a transferable vote is still worth, and for whom it is held. */
import { type Fraction, fraction, plus, times, ZERO } from "./fraction.ts";

type Ballot = { weight: number; groups: number[][] };

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

type TopOf = (groups: number[][]) => readonly number[] | undefined;

/** The votes of each option in the count, and what the free ballots are worth that rank none of them. */
export function standing(
  ballots: readonly Ballot[],
  { known, value, holder }: Values,
  topOf: TopOf,
  inCount: Uint8Array,
) {
  const options = inCount.length;
  // One column more than options, for the exhausted ballots.
  const weights = known.map(() => new Float64Array(options + 1));
  ballots.forEach(({ weight, groups }, at) => {
    if (holder[at] !== FREE) return;
    const row = weights[value[at] ?? 0];
    if (!row) return;
    const top = topOf(groups) ?? [options];
    for (const option of top) if (option === options || inCount[option]) row[option] = (row[option] ?? 0) + weight;
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
export function hold(ballots: readonly Ballot[], values: Values, option: number, topOf: TopOf): Values {
  const holder = values.holder.slice();
  ballots.forEach(({ groups }, at) => {
    if (holder[at] === FREE && topOf(groups)?.includes(option)) holder[at] = option;
  });
  return { ...values, holder };
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
