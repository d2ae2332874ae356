import { canonical, parsed } from "./canonical.mjs";
import { Checkpoints } from "./checkpoints.mjs";
import { demand, Fault } from "./fault.mjs";
import { Ledger } from "./ledger.mjs";
import { Roll } from "./roll.mjs";
import { base64, isObject, object, oneOf, text as someText, whole } from "./shape.mjs";
import { leafOf } from "./tree.mjs";

/** @typedef {{ line: number, why: string }} Wrong */
/** @typedef {{ header: any, roll: Roll, ledger: Ledger, checkpoints: Checkpoints }} Verified */

const SECTIONS = ["roll", "entry", "checkpoint", "end"];

/**
 * Reads an export to its end and recounts the vote. What its entries say and what was signed of them are looked at
 * apart: of what is wrong in either, the first line is told.
 * @param {AsyncIterable<import("./lines.mjs").Line>} lines
 * @returns {Promise<{ wrong: Wrong } | { verified: Verified }>}
 */
export async function verify(lines) {
  const reading = new Reading();
  try {
    for await (const { number, text } of lines) await reading.take(text, number);
    reading.demandWhole();
  } catch (error) {
    reading.note(error, reading.line + 1);
  }
  const { wrong, verified } = await reading.end();
  return wrong ? { wrong } : { verified: /** @type {Verified} */ (verified) };
}

class Reading {
  line = 0;
  /** @type {Wrong | null} */
  #wrong = null;
  /** @type {Verified | null} */
  #verified = null;
  #section = 0;
  #counts = { roll: 0, entry: 0, checkpoint: 0, end: 0 };
  #firstEntry = 0;
  /** @type {Buffer[]} */
  #leaves = [];
  /** The first fault in each ends the looking there; the rest of the file may show an earlier line to be wrong. */
  #follows = { ledger: true, checkpoints: true };

  /** @param {string} text @param {number} line */
  async take(text, line) {
    this.line = line - 1;
    const value = parsed(text);
    this.#verified ? await this.#takeLine(value, line, this.#verified) : this.#takeHeader(value);
    this.line = line;
  }

  /** @param {unknown} error @param {number} line where it was met, if it does not say */
  note(error, line) {
    if (!(error instanceof Fault)) throw error;
    const at = error.line ?? line;
    if (!this.#wrong || at < this.#wrong.line) this.#wrong = { line: at, why: error.message };
  }

  /** The last line is the end. */
  demandWhole() {
    demand(this.#counts.end === 1, "文件到这里就断了，没有结尾的一行");
  }

  async end() {
    const { checkpoints } = this.#verified ?? {};
    await checkpoints?.settle();
    if (checkpoints?.forged) this.note(checkpoints.forged, this.line);
    return { wrong: this.#wrong, verified: this.#verified };
  }

  /** @param {any} value */
  #takeHeader(value) {
    object(value, ["community", "format", "key", "version", "vote"], "第一行");
    oneOf(value.format, ["sunshine-hall/vote"], "format ");
    oneOf(value.version, [1], "version ");
    const name = `sunshine-hall/${someText(value.community, "community ")}/${someText(value.vote, "vote ")}`;
    const checkpoints = new Checkpoints(name, base64(value.key, 32, "key "));
    const roll = new Roll();
    this.#verified = { header: value, roll, ledger: new Ledger(value, roll), checkpoints };
  }

  /** @param {any} value @param {number} line @param {Verified} parts */
  async #takeLine(value, line, { roll, ledger, checkpoints }) {
    demand(isObject(value) && Object.keys(value).length === 1, "应为 roll、entry、checkpoint、end 之一");
    const [[kind, content] = ["", null]] = Object.entries(value);
    const section = SECTIONS.indexOf(kind);
    demand(section !== -1, `没有 ${kind} 这种行`);
    demand(section >= this.#section && this.#counts.end === 0, `${kind} 不该在这里：顺序是名册、记录、指纹、结尾`);
    if (section > 1 && this.#section <= 1) await this.#in("ledger", line, () => ledger.end());
    this.#section = section;
    this.#counts[/** @type {"roll"} */ (kind)] += 1;
    if (kind === "roll") roll.add(content);
    else if (kind === "end") this.#takeEnd(content, checkpoints);
    else {
      someText(content, kind);
      if (kind === "entry") await this.#takeEntry(content, line, ledger);
      else await this.#in("checkpoints", line, () => checkpoints.check(content, line, this.#leaves, this.#firstEntry));
    }
  }

  /** @param {string} entry @param {number} line @param {Ledger} ledger */
  async #takeEntry(entry, line, ledger) {
    if (this.#leaves.length === 0) this.#firstEntry = line;
    this.#leaves.push(leafOf(entry));
    await this.#in("ledger", line, () => ledger.add(entry, line));
  }

  /** @param {any} end @param {Checkpoints} checkpoints */
  #takeEnd(end, checkpoints) {
    object(end, ["checkpoints", "entries", "roll"], "end ");
    for (const key of ["checkpoints", "entries", "roll"]) whole(end[key], `end.${key} `);
    const { roll, entry: entries, checkpoint } = this.#counts;
    const is = { checkpoints: checkpoint, entries, roll };
    demand(canonical(end) === canonical(is), `数目不符：文件里是 ${canonical(is)}`);
    if (this.#follows.checkpoints) demand(checkpoints.last?.size === entries, "最后的指纹没有包括全部记录");
  }

  /** @param {"ledger" | "checkpoints"} part @param {number} line @param {() => unknown} look */
  async #in(part, line, look) {
    if (!this.#follows[part]) return;
    try {
      await look();
    } catch (error) {
      this.note(error, line);
      this.#follows[part] = false;
    }
  }
}
