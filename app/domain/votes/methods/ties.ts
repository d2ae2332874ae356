/**
 * Ties are reported as ties. They are broken by lot where the vote names a public seed, and by nothing else: never by
 * the order in which options or ballots happen to come.
 *
 * The lot orders options by SHA-256 of the seed followed by the option's id, both as UTF-8, written in lowercase hex;
 * the smallest comes first and has the better place. Anyone can repeat it: `printf '%s%s' SEED ID | sha256sum`.
 *
 * Without a lot a count goes on in every way the tie could fall (parallel-universe tie-breaking: V. Conitzer,
 * M. Rognlie, L. Xia, "Preference functions that score rankings and maximum likelihood estimation", IJCAI 2009).
 * Who wins in all of them has won, whatever the tie; what they differ in stays open.
 */
export type Tie = { between: string[]; at: string; brokenBy: "lot" | null };

/** What every method gives: who has won for certain, what could not be told apart, and the figures to check it by. */
export type Outcome = { winners: string[]; ties: Tie[]; counts: Record<string, unknown> };

/** Puts tied options in the lot's order; null leaves ties as they are. */
export type Lot = ((options: readonly string[]) => string[]) | null;

/** @param sha256 of a text as UTF-8, in lowercase hex */
export function lotFrom(seed: string, sha256: (text: string) => string): Lot {
  const drawn = new Map<string, string>();
  const drawnFor = (option: string) => {
    const known = drawn.get(option) ?? sha256(seed + option);
    drawn.set(option, known);
    return known;
  };
  return (options) => [...options].sort((a, b) => inOrder(drawnFor(a), drawnFor(b)) || inOrder(a, b));
}

/** By UTF-16 code units, alike on every machine whatever its language. */
export const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The options in an order that does not depend on how they came. */
export const sorted = (options: Iterable<string>) => [...options].sort(inOrder);

/**
 * The best options for so many places, from the best down. Those who share the last place with too many others are
 * tied for it.
 */
export function best<Value>(
  options: readonly string[],
  worthOf: (option: string) => Value,
  compare: (a: Value, b: Value) => number,
  places: number,
  lot: Lot,
): Pick<Outcome, "winners" | "ties"> {
  const ranked = sorted(options).sort((a, b) => compare(worthOf(b), worthOf(a)));
  const last = ranked[places - 1];
  if (last === undefined || ranked.length <= places) return { winners: ranked, ties: [] };
  const against = (option: string) => compare(worthOf(option), worthOf(last));
  const sure = ranked.filter((option) => against(option) > 0);
  const level = ranked.filter((option) => against(option) === 0);
  const open = places - sure.length;
  if (level.length === open) return { winners: [...sure, ...level], ties: [] };
  const tie: Tie = { between: level, at: placesFrom(sure.length + 1, places), brokenBy: lot && "lot" };
  return { winners: lot ? [...sure, ...lot(level).slice(0, open)] : sure, ties: [tie] };
}

const placesFrom = (first: number, last: number) =>
  first === last ? (last === 1 ? "winner" : `place ${last}`) : `places ${first} to ${last}`;
