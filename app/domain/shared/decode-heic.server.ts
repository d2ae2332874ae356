import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

export type Pixels = { pixels: Uint8Array; width: number; height: number };

const LONGEST_MS = 10_000;
const MOST_HEAP_MB = 64;

type Photo = { bytes: Uint8Array; width: number; height: number /** About how long it is wanted. */; side: number };

/**
 * The pixels of a HEIC photo, upright, in red, green and blue, at least `side` long where the photo is. On a thread of
 * its own, with memory of its own, which are gone when it is done; throws when it takes too much of either or too long.
 */
export async function decodeHeic(photo: Photo, longestMs = LONGEST_MS): Promise<Pixels> {
  const worker = new Worker(join(process.cwd(), "app/domain/shared/heic-worker.js"), {
    workerData: photo,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    ...{ stdout: true, stderr: true },
  });
  try {
    const [decoded] = (await once(worker, "message", { signal: AbortSignal.timeout(longestMs) })) as [Pixels];
    return decoded;
  } finally {
    await worker.terminate();
  }
}
