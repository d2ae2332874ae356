import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { KNOWN_HEADINGS } from "./columns.ts";
import { Unreadable } from "./reading/unreadable.js";
import type { Batch, Task, Word } from "./reading/worker.js";

/** No file of the size we take needs so long for its next rows: this one is made to harm. */
const LONGEST_SILENCE_MS = 60_000;
/** Memory of the thread, in megabytes; a file that needs more ends it. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/**
 * The table in a file, some rows at a time, read in a thread of its own that waits while they are dealt with. Throws
 * Unreadable when the file is none of ours. The bytes are handed over to the thread: they are gone here.
 */
export async function* readTable(bytes: Uint8Array<ArrayBuffer>, stopping?: AbortSignal): AsyncGenerator<Batch> {
  const task: Task = { bytes, headings: KNOWN_HEADINGS };
  const worker = new Worker(join(process.cwd(), "app/domain/imports/reading/worker.js"), {
    ...{ workerData: task, transferList: [bytes.buffer], resourceLimits: MEMORY },
    // Nothing of how this process was started concerns it.
    ...{ execArgv: [], stdout: false },
  });
  try {
    for (;;) {
      const word = await nextWord(worker, stopping);
      if ("end" in word) return;
      if ("fault" in word) throw new Unreadable(word.fault.code, word.fault.where);
      yield word.batch;
      worker.postMessage("more");
    }
  } finally {
    await worker.terminate();
  }
}

async function nextWord(worker: Worker, stopping: AbortSignal | undefined): Promise<Word> {
  const silence = AbortSignal.timeout(LONGEST_SILENCE_MS);
  const signal = stopping ? AbortSignal.any([stopping, silence]) : silence;
  try {
    const [word] = await once(worker, "message", { signal });
    return word as Word;
  } catch (error) {
    stopping?.throwIfAborted();
    const isTooMuch = silence.aborted || (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
    throw isTooMuch ? new Unreadable("too_much_inside") : error;
  }
}
