/**
 * What each voter has left of the budget's equal shares, and what a project would take of it. All amounts are whole
 * numbers of one unit, which gets finer with every payment, so that none is ever rounded.
 */
import { commonDivisor, compare, type Fraction, fraction, least, times, written } from "./fraction.ts";

export type Purses = {
  /** How many units make one of what the budget is written in. */
  readonly units: bigint;
  /** The amounts there are: few, however many voters. */
  readonly known: readonly bigint[];
  /** By ballot: which of the amounts each of its voters has left. */
  readonly left: Int32Array;
};

/** The ballots to which a project is of the same use, a whole number. */
export type Supporters = { use: bigint; ballots: number[] };

type Group = { has: bigint; use: bigint; voters: bigint };

/** What a project takes of its supporters: `each` for one of use, or all that somebody has. */
export type Offer = { each: Fraction; groups: readonly Group[]; units: bigint };

/** @param amounts that will have to be paid: a whole number of units each, as the share is */
export function equalPurses(ballots: number, share: Fraction, amounts: readonly Fraction[]): Purses {
  const units = [share, ...amounts].reduce(
    (common, { denominator }) => (common / commonDivisor(common, denominator)) * denominator,
    1n,
  );
  return { units, known: [inUnits(share, units)], left: new Int32Array(ballots) };
}

/** The lowest price at which the supporters pay the cost together; null when they cannot. */
export function offerOf(
  { units, known, left }: Purses,
  supporters: readonly Supporters[],
  weights: readonly number[],
  cost: Fraction,
): Offer | null {
  const groups = supporters.flatMap((alike) => groupsOf(known, left, alike, weights));
  let [paying, missing] = [groups, inUnits(cost, units)];
  // Whoever cannot pay the price gives all they have, and it rises for the others, until all of them can pay it.
  while (paying.length > 0) {
    const uses = paying.reduce((sum, { use, voters }) => sum + use * voters, 0n);
    const [able, broke] = parted(paying, missing, uses);
    if (broke.length === 0) return { each: fraction(missing, uses * units), groups, units };
    missing -= broke.reduce((sum, { has, voters }) => sum + has * voters, 0n);
    paying = able;
  }
  return null;
}

/** The purses after everyone has paid: so much for each of use, and never more than they have. */
export function payFor({ units, known, left }: Purses, supporters: readonly Supporters[], each: Fraction): Purses {
  const { numerator: price, denominator: finer } = fraction(each.numerator * units, each.denominator);
  const places = new Map<bigint, number>();
  const placeAfter = (place: number, share: bigint) => {
    const rest = (known[place] ?? 0n) * finer - share;
    const amount = rest < 0n ? 0n : rest;
    const found = places.get(amount) ?? places.size;
    places.set(amount, found);
    return found;
  };
  const after = new Int32Array(left.length).fill(UNTOLD);
  const settle = (ballots: Iterable<number>, share: bigint) => {
    const told: (number | undefined)[] = [];
    for (const ballot of ballots) {
      const place = left[ballot] ?? 0;
      told[place] ??= placeAfter(place, share);
      after[ballot] = told[place];
    }
  };
  for (const { use, ballots } of supporters) settle(ballots, price * use);
  settle(
    Array.from(left.keys()).filter((ballot) => after[ballot] === UNTOLD),
    0n,
  );
  return { units: units * finer, known: [...places.keys()], left: after };
}

const UNTOLD = -1;

/** Who pays how much, from most to least. */
export function paymentsOf({ each, groups, units }: Offer): { each: string; voters: number }[] {
  const payments = new Map<string, { amount: Fraction; voters: bigint }>();
  for (const { has, use, voters } of groups) {
    const amount = least(fraction(has, units), times(each, fraction(use)));
    const alike = payments.get(written(amount));
    payments.set(written(amount), { amount, voters: voters + (alike?.voters ?? 0n) });
  }
  const ordered = [...payments.values()].sort((a, b) => compare(b.amount, a.amount));
  return ordered.map(({ amount, voters }) => ({ voters: Number(voters), each: written(amount) }));
}

/** Supporters who still have money, by how much they have. */
function groupsOf(
  known: readonly bigint[],
  left: Int32Array,
  { use, ballots }: Supporters,
  weights: readonly number[],
) {
  const voters = new Float64Array(known.length);
  for (const ballot of ballots) {
    const place = left[ballot] ?? 0;
    voters[place] = (voters[place] ?? 0) + (weights[ballot] ?? 0);
  }
  const groups: Group[] = [];
  voters.forEach((those, place) => {
    const has = known[place] ?? 0n;
    if (those > 0 && has > 0n) groups.push({ has, use, voters: BigInt(those) });
  });
  return groups;
}

/** Those who can pay their use's part of what is missing, and those who cannot. */
function parted(groups: readonly Group[], missing: bigint, uses: bigint): [Group[], Group[]] {
  const [able, broke]: [Group[], Group[]] = [[], []];
  for (const group of groups) (group.has * uses >= missing * group.use ? able : broke).push(group);
  return [able, broke];
}

const inUnits = ({ numerator, denominator }: Fraction, units: bigint) => (numerator * units) / denominator;
