import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

import { startApp } from "../app.ts";
import { percentile } from "../figures.ts";
import type { Hall } from "../hall.ts";
import type { Server } from "../processes.ts";
import { openAll, type PageTimes } from "./pages-after.ts";
import { spreadsheetOf } from "./spreadsheet.ts";

export const UNITS = 50_000;
const LOOK_MS = 50;
const LONGEST_MS = 300_000;

/** One import of many units, from the upload to the last row written, as a person waits for it. */
export type ImportFigures = {
  units: number;
  /** Of the file, in bytes. */
  fileBytes: number;
  /** `again`: the preview of the same file once more, with nothing to write. */
  steps: Record<"preview" | "apply" | "again" | "export", StepTimes>;
  /** The most the server's process held, the thread that reads included, in bytes; and what it held before. */
  peak: number;
  before: number;
  /** How long a page took meanwhile, in milliseconds: all but one in a hundred. */
  meanwhileMs: number;
  /** Pages about what was imported, once it is there. */
  pages: PageTimes[];
};

/** How long a step took, and what the server's process used meanwhile, in seconds; the database's own is not in it. */
export type StepTimes = { seconds: number; cpuSeconds: number };

/** Imports into the demo community of this hall, which nothing else is measured in afterwards. */
export async function measureImport({ databaseUrl, home, list }: Hall): Promise<ImportFigures> {
  const file = await spreadsheetOf(UNITS);
  const session = await chairSession(databaseUrl);
  const { child, server } = await startApp(databaseUrl);
  try {
    const chair = new Chair(server.url, home, session);
    for (let n = 0; n < 20; n += 1) await chair.get(list);
    const before = server.resident();
    const watching = new AbortController();
    const meanwhile = watch(() => chair.get(list), watching.signal);
    const [imported, preview] = await timed(server, () => chair.upload(file));
    const [, apply] = await timed(server, () => chair.apply(imported));
    watching.abort();
    const meanwhileMs = percentile(await meanwhile, 99);
    const pages = await openAll((path) => chair.get(path), home, imported);
    const [, again] = await timed(server, () => chair.upload(file));
    const [, exporting] = await timed(server, () => chair.get(`${home}/places/export?format=xlsx`));
    return {
      ...{ units: UNITS, fileBytes: file.length, peak: peakOf(child.pid ?? 0), before, meanwhileMs, pages },
      steps: { preview, apply, again, export: exporting },
    };
  } finally {
    await server.stop();
  }
}

/** Who may import, in a browser of their own. */
class Chair {
  readonly #url: string;
  readonly #home: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, home: string, session: string) {
    this.#url = url;
    this.#home = home;
    this.#headers = { Cookie: `session=${session}`, Origin: url, "Sec-Fetch-Site": "same-origin" };
  }

  /** Uploads a file; resolves when its preview is there, with where that is. */
  async upload(file: Uint8Array): Promise<string> {
    const form = new FormData();
    form.set("formKey", randomUUID());
    form.set("file", new Blob([file as BlobPart]), "units.xlsx");
    return this.#send(`${this.#home}/imports`, form);
  }

  /** Has a preview written; resolves when it is. */
  async apply(preview: string) {
    await this.#send(`${preview}/application`, new URLSearchParams());
  }

  async get(path: string): Promise<string> {
    const answer = await fetch(this.#url + path, { headers: this.#headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }

  async #send(path: string, body: FormData | URLSearchParams): Promise<string> {
    const answer = await fetch(this.#url + path, {
      ...{ method: "POST", body, redirect: "manual" },
      headers: this.#headers,
    });
    const at = answer.headers.get("Location") ?? "";
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
    for (const until = Date.now() + LONGEST_MS; Date.now() < until; await sleep(LOOK_MS)) {
      const page = await this.get(at);
      const [, alert] = /role="alert">([^<]*)/.exec(page) ?? [];
      if (alert !== undefined) throw new Error(`${path}: ${alert}`);
      if (!page.includes('http-equiv="refresh"')) return at;
    }
    throw new Error(`${path}: not done in time`);
  }
}

async function timed<T>(server: Server, work: () => Promise<T>): Promise<[T, StepTimes]> {
  const [began, used] = [performance.now(), server.cpuMs()];
  const done = await work();
  const seconds = (performance.now() - began) / 1_000;
  return [done, { seconds, cpuSeconds: (server.cpuMs() - used) / 1_000 }];
}

/** How long each look takes, again and again, in milliseconds. */
async function watch(look: () => Promise<unknown>, until: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  while (!until.aborted) {
    const began = performance.now();
    await look().catch(() => {});
    times.push(performance.now() - began);
    await sleep(LOOK_MS);
  }
  return times;
}

/** The most memory a process ever held, as its kernel counted it, in bytes. */
function peakOf(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}

async function chairSession(databaseUrl: string): Promise<string> {
  const token = randomBytes(20).toString("hex");
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    `INSERT INTO "Session" ("id", "accountId", "expiresAt", "factorAt")
     SELECT $1, "accountId", now() + interval '1 day', now() FROM "Membership"
     WHERE "role" = 'chair' AND "endedAt" IS NULL ORDER BY "grantedAt" LIMIT 1`,
    [createHash("sha256").update(token).digest("hex")],
  );
  await client.end();
  return token;
}
