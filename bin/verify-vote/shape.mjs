/** What values have to look like. Each returns its value, or throws with the name it was given. */
import { demand } from "./fault.mjs";

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @param {any} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with these keys and no others. @param {any} value @param {string[]} keys @param {string} name */
export function object(value, keys, name) {
  demand(isObject(value), `${name}应为对象`);
  const has = Object.keys(value);
  const missing = keys.find((key) => !Object.hasOwn(value, key));
  demand(missing === undefined, `${name}缺少 ${missing}`);
  const extra = has.find((key) => !keys.includes(key));
  demand(extra === undefined, `${name}有不认识的 ${extra}`);
  return value;
}

/** @param {any} value @param {string} name @returns {string} */
export function text(value, name) {
  demand(typeof value === "string" && value !== "", `${name}应为文字`);
  return value;
}

/** @param {any} value @param {string} name @param {number} [least] @returns {number} */
export function whole(value, name, least = 0) {
  demand(Number.isSafeInteger(value) && value >= least, `${name}应为不小于 ${least} 的整数`);
  return value;
}

/** @template T @param {any} value @param {readonly T[]} allowed @param {string} name @returns {T} */
export function oneOf(value, allowed, name) {
  demand(allowed.includes(value), `${name}应为 ${allowed.join("、")} 之一`);
  return value;
}

/** A time, which sorts as text as it does in time. @param {any} value @param {string} name @returns {string} */
export function moment(value, name) {
  const is = typeof value === "string" && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
  demand(is && new Date(value).toISOString() === value, `${name}应为 2026-11-22T08:00:00.000Z 这样的时间`);
  return value;
}

/** @param {any} value @param {string} name @returns {string} */
export function hash(value, name) {
  demand(typeof value === "string" && /^[0-9a-f]{64}$/.test(value), `${name}应为 SHA-256 的十六进制写法`);
  return value;
}

/** @param {any} value @param {number} length in bytes @param {string} name */
export function base64(value, length, name) {
  demand(typeof value === "string", `${name}应为 base64`);
  const bytes = Buffer.from(value, "base64");
  demand(bytes.length === length && bytes.toString("base64") === value, `${name}应为 ${length} 字节的 base64`);
  return bytes;
}

/** @param {any} value @param {string} name @returns {any[]} */
export function list(value, name) {
  demand(Array.isArray(value), `${name}应为列表`);
  return value;
}

/** The roles of the two who approved. @param {any} value */
export function approvedBy(value) {
  demand(list(value, "approvedBy").length === 2, "approvedBy 应有两个人");
  for (const role of value) text(role, "approvedBy");
}
