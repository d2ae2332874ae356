/** In which order a ledger's entries may come: one table of allowed moves. */
import { demand } from "./fault.mjs";

/**
 * "mixed": the ballots of a secret vote have begun; "recount": something came after a result that the next one has to
 * take in.
 * @typedef {"start" | "notice" | "open" | "closed" | "mixed" | "counted" | "recount" | "published" | "settled" | "cancelled"} Stage
 */

/** What may be written down after the deadline. @type {Partial<Record<Stage, Stage>>} */
const late = { closed: "closed", counted: "recount", recount: "recount" };

/** @type {Record<string, Partial<Record<Stage, Stage>>>} */
const MOVES = {
  setUp: { start: "notice" },
  rollCorrection: { notice: "notice" },
  opening: { notice: "open" },
  extension: { open: "open" },
  cancellation: { notice: "cancelled", open: "cancelled" },
  ballot: { open: "open", ...late },
  participation: { open: "open", closed: "closed" },
  delivery: { notice: "notice", open: "open", ...late },
  closing: { open: "closed" },
  secretBallot: { closed: "mixed", mixed: "mixed" },
  resolution: { open: "open", ...late },
  result: { closed: "counted", mixed: "counted", counted: "counted", recount: "counted" },
  lot: { counted: "recount" },
  publication: { counted: "published" },
  final: { published: "settled" },
  annulment: { published: "settled" },
};

/** @type {readonly Stage[]} */
const ENDS = ["counted", "published", "settled", "cancelled"];

/** @type {Record<Stage, string>} */
const WORDS = {
  start: "一开始",
  notice: "投票开始之前",
  open: "投票期间",
  closed: "截止之后、计票之前",
  mixed: "列出无记名票的时候",
  counted: "计票之后",
  recount: "等待重新计票的时候",
  published: "结果公布之后",
  settled: "结果生效或撤销之后",
  cancelled: "表决取消之后",
};

/** Where an entry leads. @param {Stage} stage @param {string} kind @returns {Stage} */
export function moved(stage, kind) {
  const moves = Object.hasOwn(MOVES, kind) ? MOVES[kind] : undefined;
  demand(moves, `没有 ${kind} 这种记录`);
  const next = moves[stage];
  demand(next, `${WORDS[stage]}不能有 ${kind} 记录`);
  return next;
}

/** @param {Stage} stage */
export const demandEnd = (stage) => demand(ENDS.includes(stage), "记录没有完：既没有最后的计票结果，也没有取消");
