import { LIMITS } from "./limits.js";
import { Unreadable } from "./unreadable.js";

/**
 * The records of a text with delimiters, quoted as RFC 4180 has it: empty ones too, so that their number is the row's.
 * Cells are cut when longer than any may be. Written by ourselves because it has to be quick with what no table holds:
 * a million rows of commas, a quote that never ends.
 * @param {Iterable<string>} pieces
 * @param {string} delimiter
 * @returns {Generator<string[]>}
 */
export function* recordsIn(pieces, delimiter) {
  /** @type {string[]} */
  let cells = [];
  let cell = "";
  let isQuoted = false;
  let afterQuote = false;
  let afterReturn = false;
  for (const piece of pieces) {
    for (const sign of piece) {
      const isSecondOfLineEnd = afterReturn && sign === "\n";
      afterReturn = false;
      if (isSecondOfLineEnd) continue;
      if (isQuoted && !afterQuote) {
        if (sign === '"') afterQuote = true;
        else if (cell.length <= LIMITS.text) cell += sign;
        continue;
      }
      if (afterQuote && sign === '"') {
        cell += sign;
        afterQuote = false;
        continue;
      }
      isQuoted = afterQuote = false;
      if (sign === delimiter) {
        if (cells.length <= LIMITS.columns || cell) cells.push(cell);
        cell = "";
      } else if (sign === "\n" || sign === "\r") {
        afterReturn = sign === "\r";
        cells.push(cell);
        yield cells;
        cells = [];
        cell = "";
      } else if (sign === '"' && cell === "") {
        isQuoted = true;
      } else if (cell.length <= LIMITS.text) {
        cell += sign;
      }
    }
  }
  if (isQuoted && !afterQuote) throw new Unreadable("damaged");
  if (cell || cells.length > 0) yield [...cells, cell];
}
