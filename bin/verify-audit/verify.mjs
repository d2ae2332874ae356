import { hash } from "node:crypto";

import { canonical, parsed } from "../verify-vote/canonical.mjs";
import { demand, Fault } from "../verify-vote/fault.mjs";
import { base64, hash as hexHash, isObject, moment, object, oneOf, text, whole } from "../verify-vote/shape.mjs";

/** @typedef {{ line: number, why: string }} Wrong */
/** @typedef {{ chain: string, entries: number, hash: string | null, from: string, to: string, erased: number }} Verified */

const ENTRY = ["about", "action", "actor", "at", "before", "chain", "commitment", "detail", "n", "subject"];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the export of a chain to its end. Of what is wrong in it, the first line is told.
 * @param {AsyncIterable<import("../verify-vote/lines.mjs").Line>} lines
 * @param {Verified | null} [earlier] export of the same chain, which has to be its beginning
 * @returns {Promise<{ wrong: Wrong } | { verified: Verified }>}
 */
export async function verify(lines, earlier = null) {
  const reading = new Reading(earlier);
  try {
    for await (const { number, text: one } of lines) reading.take(one, number);
    return { verified: reading.end() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { wrong: { line: error.line ?? reading.line + 1, why: error.message } };
  }
}

class Reading {
  /** The last line that was right. */
  line = 0;
  #chain = "";
  #entries = 0;
  /** @type {string | null} */
  #hash = null;
  #from = "";
  #to = "";
  #erased = 0;
  /** Lines without their personal part, until the chain says that its person was erased. @type {Map<string, number>} */
  #missing = new Map();
  #isOver = false;
  #earlier;

  /** @param {Verified | null} earlier */
  constructor(earlier) {
    this.#earlier = earlier;
  }

  /** @param {string} one @param {number} number */
  take(one, number) {
    const value = parsed(one);
    demand(!this.#isOver, "结尾之后还有内容");
    if (number === 1) this.#takeHeader(value);
    else if (isObject(value) && Object.hasOwn(value, "end")) this.#takeEnd(value);
    else this.#takeEntry(value, number);
    this.line = number;
  }

  /** @returns {Verified} */
  end() {
    demand(this.#isOver, "文件到这里就断了，没有结尾的一行");
    for (const line of this.#missing.values()) {
      throw new Fault("这条记录的个人信息不见了，而链里没有本人注销的记录", line);
    }
    const [from, to] = [this.#from, this.#to];
    return { chain: this.#chain, entries: this.#entries, hash: this.#hash, from, to, erased: this.#erased };
  }

  /** @param {any} value */
  #takeHeader(value) {
    object(value, ["chain", "format", "version"], "第一行");
    oneOf(value.format, ["sunshine-hall/audit"], "format ");
    oneOf(value.version, [1], "version ");
    this.#chain = text(value.chain, "chain ");
    demand(!this.#earlier || this.#earlier.chain === this.#chain, "和以前导出的不是同一条链");
  }

  /** @param {any} value @param {number} line */
  #takeEntry(value, line) {
    const isWhole = isObject(value) && (Object.hasOwn(value, "personal") || Object.hasOwn(value, "salt"));
    object(value, isWhole ? ["entry", "hash", "personal", "salt"] : ["entry", "hash"], "这一行");
    const { entry } = value;
    this.#checkEntry(entry);
    demand(sha256(canonical(entry)) === hexHash(value.hash, "hash "), "哈希与内容不符：内容或哈希被改过");
    if (isWhole) checkPersonal(value);
    else if (entry.commitment !== null) this.#miss(entry, line);
    if (entry.action === "person.erase") this.#missing.delete(entry.about);
    const { entries, hash: held } = this.#earlier ?? {};
    demand(entry.n !== entries || value.hash === held, "和以前导出的对不上：这一条或者更早的被改写过");
    this.#entries = entry.n;
    this.#hash = value.hash;
    this.#from ||= entry.at;
    this.#to = entry.at;
  }

  /** @param {any} entry */
  #checkEntry(entry) {
    object(entry, ENTRY, "entry ");
    demand(entry.chain === this.#chain, "这条记录是另一条链的");
    const next = this.#entries + 1;
    demand(whole(entry.n, "n ", 1) === next, `编号应为 ${next}：有记录被删去、调换或插入`);
    demand(entry.before === this.#hash, "没有接上前一条记录的哈希");
    for (const key of ["about", "actor"]) demand(isIdOrNull(entry[key]), `${key} 应为账号的编号，或者 null`);
    text(entry.action, "action ");
    text(entry.subject, "subject ");
    moment(entry.at, "at ");
    demand(isObject(entry.detail), "detail 应为对象");
    if (entry.commitment !== null) hexHash(entry.commitment, "commitment ");
  }

  /** @param {any} entry @param {number} line */
  #miss({ about }, line) {
    demand(about !== null, "这条记录的个人信息不见了");
    this.#erased += 1;
    if (!this.#missing.has(about)) this.#missing.set(about, line);
  }

  /** @param {any} value */
  #takeEnd(value) {
    object(value, ["end"], "结尾");
    object(value.end, ["entries", "hash"], "end ");
    demand(value.end.entries === this.#entries, `结尾说有 ${value.end.entries} 条记录，文件里有 ${this.#entries} 条`);
    demand(value.end.hash === this.#hash, "结尾的哈希不是最后一条记录的");
    const before = this.#earlier?.entries ?? 0;
    demand(this.#entries >= before, `比以前导出的少：那时有 ${before} 条`);
    this.#isOver = true;
  }
}

/** @param {any} line */
function checkPersonal({ entry, personal, salt }) {
  demand(isObject(personal), "personal 应为对象");
  base64(salt, 16, "salt ");
  demand(sha256(canonical({ personal, salt })) === entry.commitment, "个人信息与链里的承诺值不符：被改过");
}

/** @param {any} value */
const isIdOrNull = (value) => value === null || (typeof value === "string" && ID.test(value));

/** @param {string} said */
const sha256 = (said) => hash("sha256", said);
