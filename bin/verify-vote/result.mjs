import { canonical } from "./canonical.mjs";
import { idsOf, MOTION } from "./choices.mjs";
import { wrong } from "./fault.mjs";
import { add, nothing } from "./gather.mjs";
import { countMethod } from "./methods/count.mjs";
import { lotFrom } from "./methods/lot.mjs";
import { countMotion, participation } from "./methods/motion.mjs";
import { isObject } from "./shape.mjs";

/** Where everyone has to agree, each seat is one of them. @param {any} setUp */
export const isUnanimous = ({ method, rule: { majority, majorityOf } }) =>
  method.code === "motion" && majorityOf === "all" && majority.orExactly && majority.numerator === majority.denominator;

/**
 * What the result has to say.
 * @param {any} setUp @param {import("./gather.mjs").Gathered} gathered @param {string | null} seed of the last lot
 */
export function resultOf(setUp, { ballots, apart, all, silent }, seed) {
  if (setUp.method.code !== "motion") return { ...countBallots(setUp, ballots, all, seed), apart };
  const result = { ...countMotion(setUp.rule, ballots, all), apart };
  if (setUp.deemed === null) return result;
  return { ...result, deemedResult: countMotion(setUp.rule, following(ballots, silent), all) };
}

/** @typedef {import("./gather.mjs").Weight} Weight */

/** @param {any} setUp @param {Map<string, Weight>} ballots @param {Weight} all @param {string | null} seed */
function countBallots({ method, options, rule, tieBreak }, ballots, all, seed) {
  const { quorate, figures } = participation(rule, ballots, all);
  if (!quorate) return { quorate, figures, winners: [], ties: [] };
  const ids = idsOf(options);
  const costs = new Map(options.map((/** @type {any} */ { id, cost }) => [id, cost]));
  const said = [...ballots]
    .map(([choice, { heads }]) => ({ weight: heads, choice }))
    .filter(({ weight }) => weight > 0);
  const lot = tieBreak.rule === "lot" && seed !== null ? lotFrom(seed) : null;
  return {
    quorate,
    figures,
    ...countMethod(method, { ids, costs: ids.map((id) => costs.get(id)), ballots: said }, lot),
  };
}

/** The silent added to the choice with the most heads, among equals the most area; still equal, to none. */
function following(/** @type {Map<string, Weight>} */ ballots, /** @type {Weight} */ silent) {
  const order = MOTION.map((choice) => ({ choice, ...(ballots.get(choice) ?? nothing()) }));
  const [first, second] = order.sort((a, b) => b.heads - a.heads || b.areaDm2 - a.areaDm2);
  if (!first || !second || (first.heads === second.heads && first.areaDm2 === second.areaDm2)) return ballots;
  const sum = { heads: first.heads, areaDm2: first.areaDm2 };
  add(sum, silent);
  return new Map(ballots).set(first.choice, sum);
}

/** Compares every figure, and throws the first that differs. Winners and ties may stand in any order. */
export function demandSame(/** @type {any} */ should, /** @type {any} */ is) {
  const [a, b] = [inOneOrder(should), inOneOrder(is)];
  if (canonical(a) !== canonical(b)) wrong(`计票结果不对：${difference(a, b, "")}`);
}

/** @param {any} result */
function inOneOrder(result) {
  if (!Array.isArray(result.winners) || !Array.isArray(result.ties)) return result;
  const inOrder = (/** @type {any[]} */ values) =>
    values.map((value) => ({ value, text: canonical(value) })).sort((a, b) => (a.text < b.text ? -1 : 1));
  return {
    ...result,
    winners: inOrder(result.winners).map(({ value }) => value),
    ties: inOrder(result.ties).map(({ value }) => value),
  };
}

/** @param {any} should @param {any} is @param {string} path @returns {string} */
function difference(should, is, path) {
  const lists = Array.isArray(should) && Array.isArray(is) && should.length === is.length;
  if (lists || (isObject(should) && isObject(is))) {
    for (const key of new Set([...Object.keys(should), ...Object.keys(is)])) {
      const [one, other] = [of(should, key), of(is, key)];
      if (text(one) !== text(other)) return difference(one, other, path === "" ? key : `${path}.${key}`);
    }
  }
  return `${path} 应为 ${text(should)}，写的是 ${text(is)}`;
}

/** @param {any} value @param {string} key */
const of = (value, key) => (Object.hasOwn(value, key) ? value[key] : undefined);

/** @param {any} value */
const text = (value) => (value === undefined ? "（没有）" : canonical(value));
