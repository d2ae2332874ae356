/** What each voter has left of the budget's equal shares. */
import { compare, type Fraction, fraction, least, minus, over, plus, times, written, ZERO } from "./fraction.ts";

export type Purses = {
  /** The amounts there are: few, however many voters. */
  readonly known: readonly Fraction[];
  /** By ballot: which of the amounts each of its voters has left. */
  readonly left: Int32Array;
};

/** The ballots to which a project is of the same use. */
export type Supporters = { use: Fraction; ballots: number[] };

/** What a project would take of its supporters: `price` for each unit of use, or all that somebody has. */
export type Offer = { price: Fraction; payments: { each: Fraction; voters: number }[] };

export const equalPurses = (ballots: number, share: Fraction): Purses => ({
  known: [share],
  left: new Int32Array(ballots),
});

type Group = { has: Fraction; use: Fraction; voters: number };

/** The lowest price at which the supporters pay the cost together; null when they cannot. */
export function offerOf(
  purses: Purses,
  supporters: readonly Supporters[],
  weights: readonly number[],
  cost: Fraction,
): Offer | null {
  const groups = supporters.flatMap((alike) => groupsOf(purses, alike, weights));
  let missing = cost;
  if (compare(total(groups.map(({ has, voters }) => times(has, fraction(voters)))), missing) < 0) return null;
  // Whoever has least for their use is the first to be out of money.
  groups.sort((a, b) => compare(over(a.has, a.use), over(b.has, b.use)));
  let uses = total(groups.map(({ use, voters }) => times(use, fraction(voters))));
  for (const { has, use, voters } of groups) {
    const price = over(missing, uses);
    if (compare(times(price, use), has) <= 0) return { price, payments: paymentsAt(price, groups) };
    missing = minus(missing, times(has, fraction(voters)));
    uses = minus(uses, times(use, fraction(voters)));
  }
  return null;
}

/** The purses after everyone has paid: the price for each unit of use, and never more than they have. */
export function payFor({ known, left }: Purses, supporters: readonly Supporters[], price: Fraction): Purses {
  const after = left.slice();
  const amounts = [...known];
  const places = new Map(amounts.map((amount, place) => [written(amount), place]));
  for (const { use, ballots } of supporters) {
    const share = times(price, use);
    const rests = known.map((has) => {
      const rest = minus(has, least(has, share));
      const place = places.get(written(rest)) ?? amounts.push(rest) - 1;
      places.set(written(rest), place);
      return place;
    });
    for (const ballot of ballots) after[ballot] = rests[left[ballot] ?? 0] ?? 0;
  }
  return { known: amounts, left: after };
}

/** Supporters who still have money, by how much they have. */
function groupsOf({ known, left }: Purses, { use, ballots }: Supporters, weights: readonly number[]): Group[] {
  const voters = new Float64Array(known.length);
  for (const ballot of ballots) {
    const place = left[ballot] ?? 0;
    voters[place] = (voters[place] ?? 0) + (weights[ballot] ?? 0);
  }
  return known.flatMap((has, place) => {
    const those = voters[place] ?? 0;
    return those > 0 && has.numerator > 0n ? [{ has, use, voters: those }] : [];
  });
}

function paymentsAt(price: Fraction, groups: readonly Group[]): Offer["payments"] {
  const payments = new Map<string, { each: Fraction; voters: number }>();
  for (const { has, use, voters } of groups) {
    const each = least(has, times(price, use));
    const known = payments.get(written(each));
    if (known) known.voters += voters;
    else payments.set(written(each), { each, voters });
  }
  return [...payments.values()].sort((a, b) => compare(b.each, a.each));
}

const total = (amounts: readonly Fraction[]) => amounts.reduce(plus, ZERO);
