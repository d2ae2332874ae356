import { columnOf } from "./address.js";
import { LIMITS } from "./limits.js";
import { Unreadable } from "./unreadable.js";

/** @typedef {{ top: number, bottom: number, left: number, right: number }} Range */

const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const END_OF_ROWS = /<\/(?:\w+:)?sheetData>/;

/**
 * The merged ranges of a sheet. They stand behind its rows, where a reader that takes one row after the other comes too
 * late: so the sheet is unpacked once for these alone, and only what follows the rows is looked at.
 * @param {AsyncIterable<Buffer>} pieces
 * @returns {Promise<Range[]>}
 */
export async function mergedRangesIn(pieces) {
  /** @type {Range[]} */
  const ranges = [];
  let rest = "";
  let isBehind = false;
  for await (const piece of pieces) {
    rest += piece.toString("latin1");
    if (!isBehind) {
      const end = rest.search(END_OF_ROWS);
      isBehind = end >= 0;
      rest = isBehind ? rest.slice(end) : rest.slice(-64);
    }
    if (!isBehind) continue;
    let last = 0;
    for (const { 0: all, index, 1: left = "", 2: top, 3: right = "", 4: bottom } of rest.matchAll(MERGED)) {
      ranges.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) });
      last = index + all.length;
    }
    if (ranges.length > LIMITS.mergedRanges) throw new Unreadable("too_much_inside");
    rest = rest.slice(Math.max(last, rest.length - 200));
  }
  return ranges.filter(({ left, right }) => left < LIMITS.columns && right >= left).sort((a, b) => a.top - b.top);
}

/** Fills merged cells from their top left, row after row. */
export class Merges {
  /** @type {(Range & { value: import("./sheet.js").Cell })[]} */
  #open = [];
  #next = 0;

  /** @param {readonly Range[]} ranges by their top */
  constructor(ranges) {
    this.ranges = ranges;
  }

  /**
   * Takes over what stands at the top left of the ranges that begin at this row or were passed.
   * @param {number} rowNo
   * @param {readonly import("./sheet.js").Cell[]} cells
   */
  remember(rowNo, cells) {
    this.#open = this.#open.filter(({ bottom }) => bottom >= rowNo);
    for (let range = this.ranges[this.#next]; range && range.top <= rowNo; range = this.ranges[this.#next]) {
      this.#next += 1;
      const value = cells[range.left] ?? "";
      if (range.top === rowNo && value !== "") this.#open.push({ ...range, value });
    }
  }

  /**
   * @param {number} rowNo
   * @param {readonly import("./sheet.js").Cell[]} cells
   */
  filled(rowNo, cells) {
    const all = [...cells];
    for (const { top, bottom, left, right, value } of this.#open) {
      if (rowNo < top || rowNo > bottom) continue;
      for (let column = left; column <= Math.min(right, LIMITS.columns - 1); column += 1) {
        while (all.length <= column) all.push("");
        if (all[column] === "") all[column] = value;
      }
    }
    return all;
  }
}
