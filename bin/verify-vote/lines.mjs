import { isUtf8 } from "node:buffer";

import { Fault } from "./fault.mjs";

const LINE_FEED = 10;
/** No honest line comes near it; a dishonest one shall not fill the memory. */
const LONGEST = 4 * 1024 * 1024;

/** @typedef {{ number: number, text: string }} Line */

/**
 * The lines of a file, one after the other, whatever pieces it comes in.
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} pieces
 * @returns {AsyncGenerator<Line>}
 */
export async function* linesOf(pieces) {
  /** @type {Uint8Array[]} */
  let begun = [];
  let size = 0;
  let number = 1;
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end !== -1; end = piece.indexOf(LINE_FEED, from)) {
      begun.push(piece.subarray(from, end));
      yield { number, text: textOf(begun, number) };
      [begun, size, from] = [[], 0, end + 1];
      number += 1;
    }
    begun.push(piece.subarray(from));
    size += piece.length - from;
    if (size > LONGEST) throw tooLong(number);
  }
  if (size > 0) yield { number, text: textOf(begun, number) };
}

/** @param {Uint8Array[]} parts @param {number} number */
function textOf(parts, number) {
  const bytes = Buffer.concat(parts);
  if (bytes.length > LONGEST) throw tooLong(number);
  if (!isUtf8(bytes)) throw new Fault("不是 UTF-8 文本", number);
  return bytes.toString("utf8");
}

/** @param {number} number */
const tooLong = (number) => new Fault("这一行太长，不会是导出文件里的内容", number);
