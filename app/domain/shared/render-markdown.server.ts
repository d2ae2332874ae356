import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { isTooTangled } from "./markdown-limits.ts";
import { plainHtml } from "./plain-text.ts";
import { Refused } from "./refusal.ts";

const DEADLINE_MS = 500;
const MAX_HTML_LENGTH = 200_000;

export type Rendered = {
  html: string;
  /** The same without markup, for excerpts and search. */
  text: string;
};

let thread: Promise<Worker> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Markdown to safe HTML, once, when a text is saved; texts that need a parser take turns on one thread.
 * Refuses with text_too_tangled what is too long or takes longer than half a second: that thread is ended, the next text gets a new one.
 */
export async function renderMarkdown(text: string, { deadlineMs = DEADLINE_MS } = {}): Promise<Rendered> {
  if (isTooTangled(text)) throw new Refused("text_too_tangled");
  const plain = plainHtml(text);
  if (plain !== null) return { html: plain, text: text.replace(/\s+/g, " ") };
  const mine = turn.then(() => renderNow(text, deadlineMs));
  turn = mine.catch(() => {});
  const rendered = await mine;
  if (!rendered || rendered.html.length > MAX_HTML_LENGTH) throw new Refused("text_too_tangled");
  return rendered;
}

/** By the parser, whatever the text. Null when it was not done in time. */
export async function renderNow(text: string, deadlineMs = DEADLINE_MS): Promise<Rendered | null> {
  thread ??= nextThread();
  const worker = await thread;
  const deadline = AbortSignal.timeout(deadlineMs);
  worker.ref();
  try {
    worker.postMessage(text);
    const [rendered] = (await once(worker, "message", { signal: deadline })) as [Rendered | null];
    return rendered;
  } catch (error) {
    void worker.terminate();
    // At once, so that whoever comes next does not wait for a parser to load.
    thread = nextThread();
    if (deadline.aborted) return null;
    throw error;
  } finally {
    worker.unref();
  }
}

function nextThread(): Promise<Worker> {
  const next = startThread();
  // One that did not come to work is told to whoever waits for it, and is not waited for again.
  next.catch(() => {
    if (thread === next) thread = undefined;
  });
  return next;
}

/** The clock runs only for a thread that has said it is ready: loading the parser is nobody's fault. */
async function startThread(): Promise<Worker> {
  const worker = new Worker(join(process.cwd(), "app/domain/shared/markdown-worker.js"));
  await once(worker, "message");
  worker.unref();
  return worker;
}
