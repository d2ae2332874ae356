/**
 * Reads a file in a thread of its own, with memory of its own: a file made to harm ends the thread and nothing else.
 * Hands over some rows at a time and waits until they are asked for. Plain JavaScript, so that the thread starts from
 * this very file both from source and from the build.
 */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";

import { tableIn } from "./table.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {{ bytes: Uint8Array, headings: string[] }} Task
 * @typedef {{ rows: import("./sheet.js").Row[], date1904: boolean, share: number }} Batch how much of the file was read
 * @typedef {{ batch: Batch } | { fault: { code: import("./unreadable.js").FileFaultCode, where?: string } } | { end: true }} Word
 */

const ROWS_AT_A_TIME = 500;

const { bytes, headings } = /** @type {Task} */ (workerData);

/** @param {Word} word */
const say = (word) => parentPort?.postMessage(word);

/** @param {Batch} batch */
async function handOver(batch) {
  say({ batch });
  if (parentPort) await once(parentPort, "message");
}

let share = 0;
try {
  const { date1904, rows } = await tableIn(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    headings,
    (read) => {
      share = read;
    },
  );
  /** @type {import("./sheet.js").Row[]} */
  let waiting = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_A_TIME) continue;
    await handOver({ rows: waiting, date1904, share });
    waiting = [];
  }
  if (waiting.length > 0) await handOver({ rows: waiting, date1904, share: 1 });
  say({ end: true });
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  say({ fault: { code: error.code, where: error.where } });
}
parentPort?.close();
