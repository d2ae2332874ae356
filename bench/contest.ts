import { startApp } from "./app.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";
import { type Burst, load } from "./load.ts";
import type { Server } from "./processes.ts";
import { recordAll } from "./recording/record.ts";
import type { BrowserRequest } from "./requests.ts";
import { type Row, rowsOf, statusOf } from "./rows.ts";
import { inTurn } from "./visitors.ts";
import { startYardsticks } from "./yardsticks/start.ts";

type Side = { server: Server; next: () => BrowserRequest; bursts: Burst[] };

/** One row in one hall: the app, and its yardstick. */
type Contest = { row: Row; scale: number; statements: number; ours: Side; yardstick: Side };

/** What came of it. */
export type Result = Pick<Row, "key" | "title" | "kind"> & {
  scale: number;
  /** Statements that the app asks the database for one request. */
  statements: number;
  ours: Figures;
  yardstick: Figures;
};

/** Starts every server that this hall needs. */
export async function contestsIn(hall: Hall): Promise<{ app: Server; contests: Contest[] }> {
  const rows = rowsOf(hall);
  const recordings = await recordAll(hall, rows);
  const yardsticks = await startYardsticks(hall, recordings);
  const { server: app } = await startApp(hall.databaseUrl);
  const contests = rows.map((row) => ({
    ...{ row, scale: hall.scale, statements: recordings.get(row)?.statements ?? 0 },
    ours: { server: app, next: requestsOf(row, app.url), bursts: [] },
    yardstick: { server: yardsticks[row.kind], next: yardstickRequestsOf(row), bursts: [] },
  }));
  return { app, contests };
}

/** All that a server is asked for at once, long enough for it to be compiled. */
export async function warmUp(contests: Contest[], side: "ours" | "yardstick") {
  const connections = Math.ceil(COURSE.connections / contests.length);
  await Promise.all(contests.map((contest) => burst(contest, contest[side], COURSE.warmUpSeconds, connections)));
}

/** One row at every scale, ours and then the yardstick's: what is compared is measured at nearly the same time. */
export async function round(row: Contest[]) {
  for (const side of ["ours", "yardstick"] as const) {
    for (const contest of row) {
      const [seconds, connections] =
        contest.row.kind === "ballot"
          ? [COURSE.sustainedSeconds, contest.row.connections]
          : [COURSE.secondsARound, COURSE.connections];
      contest[side].bursts.push(await burst(contest, contest[side], seconds, connections));
    }
  }
}

const burst = ({ row }: Contest, { server, next }: Side, seconds: number, connections: number) =>
  load(server, { next, status: statusOf(row), seconds, connections });

export const resultOf = ({ row, scale, statements, ours, yardstick }: Contest): Result => ({
  ...{ key: row.key, title: row.title, kind: row.kind, scale, statements },
  ours: figuresOf(ours.bursts),
  yardstick: figuresOf(yardstick.bursts),
});

function requestsOf(row: Row, origin: string): () => BrowserRequest {
  return "next" in row ? () => row.next().request(origin) : inTurn(row.requests);
}

/** For a write the entry itself: reading forms and sessions is no part of the yardstick. */
function yardstickRequestsOf(row: Row): () => BrowserRequest {
  if (!("next" in row)) return inTurn(row.requests);
  const headers = { "Content-Type": "application/json" };
  return () => ({ method: "POST", path: `/${row.key}`, headers, body: JSON.stringify(row.next().entry) });
}
