/** What every kind of entry has to say, whatever came before it. */
import { demand } from "./fault.mjs";
import { rollFacts, rollPart } from "./roll.mjs";
import { checkSetUp } from "./set-up.mjs";
import { approvedBy, base64, isObject, moment, object, oneOf, text, whole } from "./shape.mjs";

const CHANNELS = ["online", "paper", "proxy"];

/** @typedef {(value: any) => unknown} Check */

/** @type {Check} */
const salt = (value) => base64(value, 16, "salt ");
/** @type {Check} */
const seat = (value) => whole(value, "seat ", 1);
/** @type {Check} */
const channel = (value) => oneOf(value, CHANNELS, "channel ");
/** @type {Check} */
const reason = (value) => text(value, "reason ");
/** @type {Check} */
const outcome = (value) => text(value, "outcome ");
/** Whether it fits the method is seen when it is read. @type {Check} */
const choice = () => true;

/** @type {Record<string, Record<string, Check>>} */
const KINDS = {
  rollCorrection: { seat, from: rollPart, to: rollPart, reason, approvedBy, roll: rollFacts },
  opening: {},
  extension: { closesAt: (value) => moment(value, "closesAt "), reason, approvedBy },
  cancellation: { reason, approvedBy },
  ballot: { seat, channel, choice, salt, replaces: (value) => value === null || whole(value, "replaces ", 1) },
  participation: { seat, channel, salt },
  delivery: { seat, salt },
  closing: {},
  secretBallot: { choice, tracker: (value) => text(value, "tracker ") },
  resolution: { seat, choice, reason, salt },
  lot: { seed: (value) => text(value, "seed ") },
  result: { result: (value) => demand(isObject(value), "result 应为对象") },
  publication: { outcome },
  final: { outcome },
  annulment: { outcome, reason, approvedBy },
};

/** @param {any} entry whose kind is one that there is */
export function checkEntry(entry) {
  if (entry.kind === "setUp") return checkSetUp(entry);
  const checks = KINDS[entry.kind] ?? {};
  object(entry, ["at", "kind", "n", ...Object.keys(checks)], `${entry.kind} `);
  for (const [key, check] of Object.entries(checks)) check(entry[key]);
}
