import { setTimeout as sleep } from "node:timers/promises";

import { type Answer, answerTo } from "../answer.ts";
import { startApp } from "../app.ts";
import type { Hall } from "../hall.ts";
import { type BrowserRequest, signedIn } from "../requests.ts";
import { type PageRow, type Row, statusOf, type WriteRow } from "../rows.ts";
import { type Recorded, type Script, type Statement, scriptOf } from "./script.ts";

/** What the app answers to each of a row's requests, how many statements one takes, and of a write all of them. */
export type Recording = { answers: Answer[]; statements: number; script: Script };

type Hear = (request: BrowserRequest, status: number) => Promise<{ answer: Answer; statements: Statement[] }>;

const SETTLE_MS = 50;
const ATTEMPTS = 5;

/** Starts the app with an ear on its database pool and asks for everything, one request at a time. */
export async function recordAll(hall: Hall, rows: Row[]): Promise<Map<Row, Recording>> {
  const { child, server } = await startApp(hall.databaseUrl, "./bench/recording/listen-in.mjs");
  let statements: Statement[] = [];
  child.on("message", (statement) => statements.push(statement as Statement));
  const hear: Hear = async (request, status) => {
    statements = [];
    const answer = await answerTo(server.url, request, status);
    await sleep(SETTLE_MS);
    return { answer, statements };
  };
  try {
    const recordings = new Map<Row, Recording>();
    for (const row of rows) {
      recordings.set(row, await ("next" in row ? recordWrite(hear, row, server.url, hall) : recordPage(hear, row)));
    }
    return recordings;
  } finally {
    await server.stop();
  }
}

async function recordPage(hear: Hear, { requests }: PageRow): Promise<Recording> {
  const heard = [];
  for (const request of requests) {
    // The first may fill what the app remembers.
    await hear(request, 200);
    heard.push(await hear(request, 200));
  }
  const fewest = Math.min(...heard.map(({ statements }) => statements.length));
  return { answers: heard.map(({ answer }) => answer), statements: fewest, script: [] };
}

/** Two writes show which parameters are new each time. Jobs of the app may come between: then it is tried again. */
async function recordWrite(
  hear: Hear,
  row: WriteRow,
  origin: string,
  hall: Hall,
  attempts = ATTEMPTS,
): Promise<Recording> {
  const write = async () => {
    const { entry, visitor, request } = row.next();
    await hear(signedIn(hall.home, visitor), 200);
    const { answer, statements } = await hear(request(origin), statusOf(row));
    return { answer, recorded: { fields: entry, statements } satisfies Recorded };
  };
  await write();
  const [one, other] = [await write(), await write()];
  const { length } = one.recorded.statements;
  if (row.kind === "ballot" && length === other.recorded.statements.length) {
    return { answers: [one.answer], statements: length, script: [] };
  }
  try {
    const script = scriptOf(one.recorded, other.recorded);
    return { answers: [one.answer], statements: script.length, script };
  } catch (error) {
    if (attempts === 1) throw error;
    return recordWrite(hear, row, origin, hall, attempts - 1);
  }
}
