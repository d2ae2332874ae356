/** A motion: agree, against, abstain, by heads and by area. */
import { ANYONE, missing, reaches } from "../shares.mjs";

/** @typedef {import("../gather.mjs").Weight} Weight */
/** @typedef {Map<string, Weight>} Ballots */

const KEYS = /** @type {const} */ ({ heads: "heads", area: "areaDm2" });

/**
 * Who took part, in each measure, and whether they are enough.
 * @param {any} rule @param {Ballots} ballots @param {Weight} all
 */
export function participation({ measures, quorum }, ballots, all) {
  const share = quorum ?? ANYONE;
  const figures = measures.map((/** @type {"heads" | "area"} */ measure) => {
    const eligible = all[KEYS[measure]];
    const participating = [...ballots.values()].reduce((sum, weight) => sum + weight[KEYS[measure]], 0);
    return { measure, eligible, participating, missingForQuorum: missing(participating, eligible, share) };
  });
  const quorate = figures.every((/** @type {any} */ each) => reaches(each.participating, each.eligible, share));
  return { quorate, figures };
}

/** @param {any} rule @param {Ballots} ballots @param {Weight} all */
export function countMotion(rule, ballots, all) {
  const { quorate, figures: base } = participation(rule, ballots, all);
  const figures = base.map((/** @type {any} */ each) => {
    const sumOf = (/** @type {string} */ choice) =>
      ballots.get(choice)?.[KEYS[/** @type {"heads" | "area"} */ (each.measure)]] ?? 0;
    const agreeing = sumOf("agree");
    return {
      ...{ ...each, agreeing, against: sumOf("against"), abstaining: sumOf("abstain") },
      missingForMajority: missing(agreeing, baseOf(rule, each), rule.majority),
    };
  });
  const agreed = figures.every((/** @type {any} */ each) => reaches(each.agreeing, baseOf(rule, each), rule.majority));
  const decision = !quorate ? "noQuorum" : agreed ? "passed" : "rejected";
  return { decision, passed: decision === "passed", quorate, figures };
}

/** @param {any} rule @param {any} figures @returns {number} */
const baseOf = ({ majorityOf }, { participating, eligible }) => (majorityOf === "all" ? eligible : participating);
