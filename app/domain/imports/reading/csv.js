import { addressOf } from "./address.js";
import { LIMITS } from "./limits.js";
import { recordsIn } from "./records.js";
import { hasContent } from "./sheet.js";
import { Unreadable } from "./unreadable.js";

const DELIMITERS = [",", "\t", ";"];

/** Encodings by the mark they begin with. */
const MARKS = /** @type {const} */ ([
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
]);

const PIECE = 65_536;

/**
 * The rows of a table as text that have something in them.
 * @param {Buffer} bytes
 * @param {(share: number) => void} onProgress
 * @returns {AsyncGenerator<import("./sheet.js").Row>}
 */
export async function* csvRowsOf(bytes, onProgress) {
  const encoding = encodingOf(bytes);
  const delimiter = delimiterIn(textIn(bytes.subarray(0, PIECE), encoding));
  let no = 0;
  for (const cells of recordsIn(piecesOf(bytes, encoding, onProgress), delimiter)) {
    no += 1;
    if (no > LIMITS.rowsOfASheet) throw new Unreadable("too_many_empty_rows");
    if (hasContent(cells)) yield { no, cells: checked(cells, no) };
  }
}

/**
 * @param {Buffer} bytes
 * @param {string} encoding
 * @param {(share: number) => void} onProgress
 */
function* piecesOf(bytes, encoding, onProgress) {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += PIECE) {
    onProgress(at / bytes.length);
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  }
}

/**
 * A formula in such a file begins with =; before one that is meant as text we write an apostrophe ourselves.
 * @param {string[]} cells
 * @param {number} no
 */
function checked(cells, no) {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  if (last >= LIMITS.columns) throw new Unreadable("too_many_columns", addressOf(last, no));
  return cells.slice(0, last + 1).map((cell, column) => {
    if (/^\s*=/.test(cell)) throw new Unreadable("formula", addressOf(column, no));
    return cell.slice(0, LIMITS.text + 1).replace(/^'(?=[=+\-@\t])/, "");
  });
}

/**
 * By its mark; without one UTF-8 if it is that, else what Chinese spreadsheet programs write.
 * @param {Buffer} bytes
 */
function encodingOf(bytes) {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[1];
  if (bytes.includes(0)) throw new Unreadable("no_table");
  const encoding = ["utf-8", "gb18030"].find((candidate) => isIn(bytes, candidate));
  if (!encoding) throw new Unreadable("unknown_encoding");
  return encoding;
}

/**
 * @param {Buffer} bytes
 * @param {string} encoding
 */
function isIn(bytes, encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Buffer} bytes
 * @param {string} encoding
 */
const textIn = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);

/**
 * The one of which there are most in the first lines.
 * @param {string} start
 */
function delimiterIn(start) {
  const lines = start.split(/\r?\n|\r/, LIMITS.headerWithin + 1);
  /** @param {string} delimiter */
  const most = (delimiter) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return DELIMITERS.reduce((best, delimiter) => (most(delimiter) > most(best) ? delimiter : best));
}
