import { demand } from "./fault.mjs";
import { rollFacts } from "./roll.mjs";
import { base64, hash, list, moment, object, oneOf, text, whole } from "./shape.mjs";

const KEYS = ["at", "closesAt", "community", "deemed", "explanation", "finality", "key", "kind", "method", "n"];
KEYS.push("noticeAt", "opensAt", "options", "precedence", "question", "roll", "rule", "secrecy", "tieBreak", "vote");

/** What each method says of itself besides its code. @type {Record<string, string[]>} */
const METHODS = {
  motion: [],
  singleChoice: [],
  approval: ["most", "seats"],
  score: ["max", "seats"],
  schulze: [],
  irv: [],
  stv: ["seats"],
  greedyBudget: ["budget"],
  equalShares: ["budget"],
};

const RULE = ["binding", "citation", "electorate", "majority", "majorityOf", "measures", "noticeDays", "quorum"];
RULE.push("track", "version");

/** Money as decimal text. */
const AMOUNT = /^\d{1,18}(\.\d{1,6})?$/;

const MOST_OPTIONS = 10_000;

/** @typedef {{ denominator: number, numerator: number, orExactly: boolean }} Share */

/** Checks entry 0, whose values the rest of the count believes. @param {any} entry */
export function checkSetUp(entry) {
  object(entry, entry.recorded === undefined ? KEYS : [...KEYS, "recorded"], "setUp ");
  if (entry.recorded !== undefined) moment(entry.recorded, "recorded ");
  for (const key of ["community", "vote"])
    demand(/^[^\s/+]+$/.test(text(entry[key], key)), `${key} 里不能有空格、/ 或 +`);
  text(entry.question, "question ");
  hash(entry.explanation, "explanation ");
  for (const key of ["noticeAt", "opensAt", "closesAt"]) moment(entry[key], `${key} `);
  demand(entry.noticeAt <= entry.opensAt && entry.opensAt < entry.closesAt, "公告、开始、截止的时间顺序不对");
  base64(entry.key, 32, "key ");
  rollFacts(entry.roll);
  oneOf(entry.secrecy, ["named", "secret"], "secrecy ");
  oneOf(entry.finality, ["final", "lastCounts"], "finality ");
  oneOf(entry.precedence, ["online", "paper"], "precedence ");
  checkMethod(entry.method);
  checkOptions(entry.options, entry.method);
  checkRule(entry.rule);
  checkTieBreak(entry.tieBreak);
  checkDeemed(entry);
  // Which seat chose what is not told, so that no seat can weigh more than another.
  if (entry.secrecy !== "secret") return;
  demand(entry.rule.measures.join() === "heads" && entry.finality === "final", "无记名投票只按人数，投出不能改");
}

/** @param {any} method */
function checkMethod(method) {
  const code = text(method?.code, "method.code ");
  const more = Object.hasOwn(METHODS, code) ? METHODS[code] : undefined;
  demand(more, "method 不是认识的计票方法");
  object(method, ["code", ...more], "method ");
  for (const key of more) {
    if (key === "budget") amount(method.budget, "budget ");
    else whole(method[key], `${key} `, 1);
  }
}

/** @param {any} options @param {any} method */
function checkOptions(options, method) {
  list(options, "options ");
  demand(method.code === "motion" ? options.length === 0 : options.length > 0, "选项的个数与计票方法不符");
  demand(options.length <= MOST_OPTIONS, "选项太多");
  for (const option of options) {
    object(option, method.budget === undefined ? ["id", "text"] : ["cost", "id", "text"], "选项");
    demand(text(option.id, "选项的 id ") !== "invalid", "选项的 id 不能是 invalid，那是废票");
    text(option.text, "选项的 text ");
    if (method.budget !== undefined) demand(amount(option.cost, "cost ") > 0n, "cost 应大于零");
  }
  demand(new Set(options.map((/** @type {any} */ { id }) => id)).size === options.length, "有两个选项的 id 相同");
}

/** @param {any} rule */
function checkRule(rule) {
  object(rule, RULE, "rule ");
  for (const key of ["track", "electorate", "citation"]) text(rule[key], `rule.${key} `);
  whole(rule.version, "rule.version ", 1);
  whole(rule.noticeDays, "rule.noticeDays ");
  oneOf(rule.binding, [true, false], "rule.binding ");
  oneOf(rule.majorityOf, ["participating", "all"], "rule.majorityOf ");
  const measures = list(rule.measures, "rule.measures ");
  for (const measure of measures) oneOf(measure, ["heads", "area"], "rule.measures ");
  demand(measures.length > 0 && new Set(measures).size === measures.length, "rule.measures 为空或有重复");
  checkShare(rule.majority, "rule.majority ");
  if (rule.quorum !== null) checkShare(rule.quorum, "rule.quorum ");
}

/** @param {any} share @param {string} name */
function checkShare(share, name) {
  object(share, ["denominator", "numerator", "orExactly"], name);
  const [part, all] = [whole(share.numerator, name), whole(share.denominator, name, 1)];
  demand(part <= all, `${name}大于一`);
  oneOf(share.orExactly, [true, false], name);
}

/** @param {any} tieBreak */
function checkTieBreak(tieBreak) {
  const lot = tieBreak?.rule === "lot";
  object(tieBreak, lot ? ["rule", "source"] : ["rule"], "tieBreak ");
  if (lot) text(tieBreak.source, "tieBreak.source ");
  else oneOf(tieBreak.rule, ["none"], "tieBreak.rule ");
}

/** @param {any} entry */
function checkDeemed({ deemed, method }) {
  if (deemed === null) return;
  demand(method.code === "motion", "deemed 只用于同意、反对、弃权的表决");
  text(object(deemed, ["citation"], "deemed ").citation, "deemed.citation ");
}

/** An amount in millionths, which no allowed decimal is finer than. @param {any} value @param {string} name */
export function amount(value, name) {
  demand(typeof value === "string" && AMOUNT.test(value), `${name}应为十进制金额，如 "1234.50"`);
  const [units = "", decimals = ""] = value.split(".");
  return BigInt(units + decimals.padEnd(6, "0"));
}
