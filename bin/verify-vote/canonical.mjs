/** The one way to write a value down: RFC 8785, and no numbers but whole ones. */
import { demand, wrong } from "./fault.mjs";

/** Nothing in an export is nested nearly as deep. */
const DEEPEST = 16;

/** @param {any} value @param {number} [depth] @returns {string} */
export function canonical(value, depth = 0) {
  demand(depth < DEEPEST, "嵌套太深");
  if (typeof value === "number") demand(Number.isSafeInteger(value), "数字不是 ±(2⁵³ − 1) 以内的整数");
  if (typeof value === "string") demand(value.isWellFormed(), "文字里有半个字符（不成对的代理项）");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, depth + 1)).join(",")}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${canonical(key)}:${canonical(value[key], depth + 1)}`).join(",")}}`;
}

/**
 * Reads a line. Written in any other way than the one (a key twice, a space, an escape too many) it is not believed.
 * @param {string} text @returns {any}
 */
export function parsed(text) {
  const value = readJson(text);
  demand(canonical(value) === text, "不是规范写法的 JSON（键要排序且不重复，没有空格和多余的转义）");
  return value;
}

/** @param {string} text */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return wrong("不是 JSON");
  }
}
