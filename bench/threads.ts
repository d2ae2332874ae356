import { randomUUID } from "node:crypto";
import pg from "pg";

import { startApp } from "./app.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";
import { type Burst, load } from "./load.ts";
import type { Server } from "./processes.ts";
import { type BrowserRequest, commentsIn, signedIn } from "./requests.ts";
import { inTurn } from "./visitors.ts";

export const LONG = 10_000;
/** As many conversations as a first page shows. */
export const SHORT = 20;

/** The first page of a short thread and of a long one, drawn anew each time, and comments written in both. */
export type ThreadFigures = Record<"short" | "long" | "commentInShort" | "commentInLong", Figures>;

export async function measureThreads(hall: Hall): Promise<ThreadFigures> {
  await fill(hall, hall.discussed, SHORT);
  await fill(hall, hall.proposal, LONG);
  const { server } = await startApp(hall.databaseUrl);
  try {
    const drawn = (path: string) => inTurn(hall.readers.map((reader) => signedIn(path, reader, "; fresh=1")));
    const written = (discussed: string) => {
      const next = commentsIn({ ...hall, discussed });
      return () => next().request(server.url);
    };
    const short = sideOf(server, drawn(hall.discussed), 200);
    const long = sideOf(server, drawn(hall.proposal), 200);
    const commentInShort = sideOf(server, written(hall.discussed), 303);
    const commentInLong = sideOf(server, written(hall.proposal), 303);
    // The pages first, all of them: what is written makes the threads longer.
    for (const { sides, seconds } of [
      { sides: [short, long], seconds: COURSE.secondsARound },
      { sides: [commentInShort, commentInLong], seconds: COURSE.sustainedSeconds },
    ]) {
      for (const side of sides) await side.ask(COURSE.warmUpSeconds / 4);
      for (const { bursts } of sides) bursts.length = 0;
      for (let turn = 0; turn < COURSE.rounds; turn++) for (const side of sides) await side.ask(seconds);
    }
    return {
      ...{ short: figuresOf(short.bursts), long: figuresOf(long.bursts) },
      ...{ commentInShort: figuresOf(commentInShort.bursts), commentInLong: figuresOf(commentInLong.bursts) },
    };
  } finally {
    await server.stop();
  }
}

function sideOf(server: Server, next: () => BrowserRequest, status: number) {
  const bursts: Burst[] = [];
  const { connections } = COURSE;
  const ask = async (seconds: number) => {
    bursts.push(await load(server, { next, status, seconds, connections }));
  };
  return { bursts, ask };
}

/**
 * Gives a proposal a new thread of so many comments. Its latest 20 stand by themselves, so that a first page shows as much
 * of one thread as of another; of those before, three in four answer the one in front of them.
 */
async function fill({ databaseUrl, writers }: Hall, proposal: string, comments: number) {
  const [communityId, [year, number]] = [proposal.split("/")[2], (proposal.split("/").at(-1) ?? "").split("-")];
  const threadId = randomUUID();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(
      `INSERT INTO "Thread" ("communityId", "id", "commentCount", "lastPosition") VALUES ($1, $2, $3, $3)`,
      [communityId, threadId, comments],
    );
    await client.query(
      `WITH said AS (
         SELECT n, gen_random_uuid() AS id, CASE WHEN n > $3::int - 20 OR n % 4 = 1 THEN n ELSE n - (n - 1) % 4 END AS root
         FROM generate_series(1, $3::int) n
       ), answers AS (SELECT root, count(*) - 1 AS many FROM said GROUP BY root)
       INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "rootId", "parentId", "authorId", "stance",
         "body", "bodyHtml", "formKey", "replyCount", "answerCount")
       SELECT $1, s.id, $2, s.n, r.id, r.id, ($4::uuid[])[s.n % $5 + 1], 'support', $6, '<p>' || $6 || '</p>',
         gen_random_uuid(), coalesce(a.many, 0), coalesce(a.many, 0)
       FROM said s LEFT JOIN said r ON r.n = s.root AND s.root <> s.n LEFT JOIN answers a ON a.root = s.n ORDER BY s.n`,
      [communityId, threadId, comments, writers.map(({ accountId }) => accountId), writers.length, SAID],
    );
    await client.query(
      `WITH spoken AS (
         INSERT INTO "Stance" ("communityId", "threadId", "accountId", "stance")
         SELECT DISTINCT "communityId", "threadId", "authorId", "stance" FROM "Comment"
         WHERE "communityId" = $1 AND "threadId" = $2 RETURNING 1
       ) INSERT INTO "StanceTally" ("communityId", "threadId", "stance", "people") SELECT $1, $2, 'support', count(*) FROM spoken`,
      [communityId, threadId],
    );
    await client.query(
      `UPDATE "Proposal" SET "threadId" = $2 WHERE "communityId" = $1 AND "year" = $3 AND "number" = $4`,
      [communityId, threadId, Number(year), Number(number)],
    );
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const SAID = "支持。冬天路滑，老人下楼最怕摔，早点把扶手和灯修好，大家都安心，也请物业把工期写清楚。";
