import { once } from "node:events";

import type { Hall } from "../hall.ts";
import { launch, type Server, serverOf } from "../processes.ts";
import type { Recording } from "../recording/record.ts";
import type { Row } from "../rows.ts";
import type { BareBallot } from "./bare-ballot.ts";
import type { QueryAndRender } from "./query-and-render.ts";
import type { SameBytes } from "./same-bytes.ts";
import type { SameSql } from "./same-sql.ts";

/** A bare server for each kind of row, a process each, with what the app was heard to do. */
export async function startYardsticks(
  hall: Hall,
  recordings: Map<Row, Recording>,
): Promise<Record<Row["kind"], Server>> {
  const { databaseUrl } = hall;
  const shared: SameBytes["pages"] = {};
  const own: QueryAndRender["pages"] = {};
  const writes: SameSql["writes"] = {};
  for (const [row, { answers, script }] of recordings) {
    if (row.kind === "ballot") continue;
    if (row.kind === "write") writes[`/${row.key}`] = { script, headers: answers[0]?.headers ?? {} };
    else (row.kind === "anonymous" ? shared : own)[row.path] = answers;
  }
  const sessionIds = hall.readers.map(({ sessionId }) => sessionId);
  const [, communityId = "", serial = ""] = /^\/c\/([^/]+)\/votes\/(.+)$/.exec(hall.vote) ?? [];
  const [anonymous, signedIn, write, ballot] = await Promise.all([
    startBare("same-bytes", { pages: shared } satisfies SameBytes),
    startBare("query-and-render", { databaseUrl, sessionIds, pages: own } satisfies QueryAndRender),
    startBare("same-sql", { databaseUrl, writes } satisfies SameSql),
    startBare("bare-ballot", { databaseUrl, communityId, serial } satisfies BareBallot),
  ]);
  return { anonymous, signedIn, drawn: signedIn, write, ballot };
}

/** A bare server by the name of its file, in a process of its own. */
export async function startBare(name: string, needs: object): Promise<Server> {
  const child = launch(["--import", "tsx", `bench/yardsticks/${name}.ts`]);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the yardstick ${name} ended with ${code}`);
  });
  child.send(needs);
  const [port] = await Promise.race([once(child, "message"), ended]);
  return serverOf(child, `http://127.0.0.1:${port}`);
}
