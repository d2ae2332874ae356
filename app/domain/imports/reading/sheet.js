import { addressOf, columnOf } from "./address.js";
import { LIMITS } from "./limits.js";
import { Merges, mergedRangesIn } from "./merges.js";
import { Unreadable } from "./unreadable.js";
import { readXml } from "./xml.js";

/**
 * A text; or a number as it was written, and whether it is shown as a day.
 * @typedef {string | { number: string, isDate: boolean }} Cell
 * @typedef {{ no: number, cells: Cell[] }} Row numbered as people see it; a cell that is not there is ""
 */

/**
 * The rows of a sheet that have something in them, merged cells filled. Refuses formulas: what they would come to is
 * not in the file, and what was remembered of it may be old.
 * @param {() => AsyncIterable<Buffer>} sheet
 * @param {import("./workbook.js").Shared} shared
 * @returns {AsyncGenerator<Row>}
 */
export async function* rowsOf(sheet, shared) {
  const merges = new Merges(await mergedRangesIn(sheet()));
  const reader = new SheetReader(shared, merges);
  yield* readXml(sheet(), reader, () => reader.taken());
}

/** The state between two elements of a sheet. */
class SheetReader {
  /** @type {Row[]} */
  #ready = [];
  /** @type {Cell[]} */
  #cells = [];
  #rowsSeen = 0;
  #rowNo = 0;
  #column = -1;
  #type = "";
  #style = 0;
  #value = "";
  #takes = false;
  #isReading = false;

  /**
   * @param {import("./workbook.js").Shared} shared
   * @param {Merges} merges
   */
  constructor(shared, merges) {
    this.shared = shared;
    this.merges = merges;
  }

  taken() {
    return this.#ready.splice(0);
  }

  /** @type {(name: string, attributes: Record<string, string>) => void} */
  open = (name, attributes) => {
    if (name === "row") this.#startRow(attributes.r);
    else if (name === "c") this.#startCell(attributes);
    else if (name === "f") throw new Unreadable("formula", addressOf(this.#column, this.#rowNo));
    else if (name === "rPh") this.#isReading = true;
    this.#takes = name === "v" || (name === "t" && !this.#isReading);
  };

  /** @type {(text: string) => void} */
  text = (piece) => {
    if (this.#takes && this.#value.length <= LIMITS.text) this.#value += piece.slice(0, LIMITS.text + 1);
  };

  /** @type {(name: string) => void} */
  close = (name) => {
    this.#takes = false;
    if (name === "rPh") this.#isReading = false;
    else if (name === "c") this.#endCell();
    else if (name === "row") this.#endRow();
  };

  /** @param {string | undefined} said */
  #startRow(said) {
    this.#rowsSeen += 1;
    const no = said === undefined ? this.#rowNo + 1 : Number(said);
    if (!Number.isInteger(no) || no <= this.#rowNo) throw new Unreadable("damaged");
    if (no > LIMITS.rowsOfASheet || this.#rowsSeen > LIMITS.rowsOfASheet) throw new Unreadable("too_many_empty_rows");
    this.#rowNo = no;
    this.#column = -1;
    this.#cells = [];
  }

  /** @param {Record<string, string>} attributes */
  #startCell({ r, t = "n", s = "0" }) {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    this.#type = t;
    this.#style = Number(s);
    this.#value = "";
  }

  #endCell() {
    if (this.#value.trim() === "") return;
    if (this.#column >= LIMITS.columns) {
      throw new Unreadable("too_many_columns", addressOf(this.#column, this.#rowNo));
    }
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = this.#cellOf();
  }

  /** @returns {Cell} */
  #cellOf() {
    const value = this.#value;
    if (this.#type === "s") return this.shared.sharedTexts[Number(value)] ?? "";
    if (this.#type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (this.#type !== "n") return value;
    return { number: value.trim(), isDate: this.shared.dateStyles.has(this.#style) };
  }

  #endRow() {
    this.merges.remember(this.#rowNo, this.#cells);
    if (!hasContent(this.#cells)) return;
    this.#ready.push({ no: this.#rowNo, cells: this.merges.filled(this.#rowNo, this.#cells) });
  }
}

/** @param {readonly Cell[]} cells */
export const hasContent = (cells) => cells.some((cell) => typeof cell !== "string" || cell.trim() !== "");
