/** From seats to what is counted: alike choices added up, and apart from them how the ballots came. */

/** @typedef {{ heads: number, areaDm2: number }} Weight */
/** @typedef {import("./seats.mjs").Way} Way */
/**
 * @typedef {object} Gathered
 * @property {Map<string, Weight>} ballots by what they say
 * @property {Record<Way, Weight>} apart
 * @property {Weight} all of the roll
 * @property {Weight} silent who was served a ballot and gave none
 */

/**
 * @param {{ seats: ReadonlyMap<number, import("./roll.mjs").RollLine> }} roll
 * @param {import("./seats.mjs").Seats} seats
 * @param {boolean} alike every seat is one head, whatever its heads
 * @returns {Gathered}
 */
export function gather(roll, seats, alike) {
  const apart = {
    ...{ online: nothing(), paper: nothing(), proxy: nothing() },
    ...{ invalid: nothing(), disputed: nothing(), notVoted: nothing() },
  };
  /** @type {Map<string, Weight>} */
  const ballots = new Map();
  const [all, silent] = [nothing(), nothing()];
  for (const { seat, heads, areaDm2 } of roll.seats.values()) {
    const weight = { heads: alike ? 1 : heads, areaDm2 };
    const { way, choice, delivered } = seats.standing(seat);
    add(all, weight);
    add(apart[way], weight);
    if (way === "notVoted" && delivered) add(silent, weight);
    if (choice !== null) add(ofChoice(ballots, choice), weight);
  }
  return { ballots, apart, all, silent };
}

/**
 * A secret vote: the seats tell who took part, the ballots what was chosen, a head each. Where an invalid one was from
 * is not known but that it was on paper: its head is told apart, its area is not.
 * @param {Gathered} gathered @param {ReadonlyMap<string, number>} secret how many ballots say what
 * @returns {Gathered}
 */
export function withSecret({ apart, ...gathered }, secret) {
  const invalid = secret.get("invalid") ?? 0;
  const valid = [...secret].filter(([choice]) => choice !== "invalid");
  return {
    ...gathered,
    ballots: new Map(valid.map(([choice, heads]) => [choice, { heads, areaDm2: 0 }])),
    apart: {
      ...apart,
      paper: { ...apart.paper, heads: apart.paper.heads - invalid },
      invalid: { heads: invalid, areaDm2: 0 },
    },
  };
}

/** @returns {Weight} */
export const nothing = () => ({ heads: 0, areaDm2: 0 });

/** @param {Weight} sum @param {Weight} weight */
export function add(sum, { heads, areaDm2 }) {
  sum.heads += heads;
  sum.areaDm2 += areaDm2;
}

/** @param {Map<string, Weight>} ballots @param {string} choice */
function ofChoice(ballots, choice) {
  const sum = ballots.get(choice) ?? nothing();
  ballots.set(choice, sum);
  return sum;
}
