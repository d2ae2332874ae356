import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { beforeComments } from "#app/domain/comments/before-comments.server.ts";
import { SORTS } from "#app/domain/comments/ranking.ts";
import { SHOWN, type ThreadView } from "#app/domain/comments/showing.ts";
import { proposalConversation, proposalFace } from "#app/domain/proposals/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makeProposal } from "../votes/hall.ts";
import { threadOn } from "./speech.ts";

const database = freshDatabase();

const SHORT = 20;
const LONG = 10_000;

let hall: Hall;
let client: pg.Client;
const threads: Record<number, { serial: string; threadId: string }> = {};

beforeAll(async () => {
  hall = await makeHall("yangguang");
  client = new pg.Client(database.url);
  await client.connect();
  for (const size of [SHORT, LONG]) threads[size] = await fill(await makeProposal(hall), size);
  await client.query("VACUUM ANALYZE");
});
afterAll(() => client.end());

/**
 * So many comments: half of them begin conversations, the others answer what stands some before them; in every thread
 * a few are of the committee, two of them answers; everybody finds something else helpful.
 */
async function fill(serial: string, size: number) {
  const proposal = await prisma.proposal.findFirstOrThrow({ where: { number: Number(serial.split("-")[1]) } });
  const { threadId } = proposal;
  const people = [hall.li, hall.wang, hall.tenant].map(({ accountId }) => accountId);
  await client.query(
    `INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "rootId", "parentId", "authorId", "stance", "body", "bodyHtml",
       "office", "answer", "helpful", "unhelpful", "best", "disputed", "formKey")
     SELECT 'yangguang', md5($1 || n)::uuid, $1::uuid, n, root, parent,
       CASE WHEN n % 7 = 0 AND n <= 21 THEN $3::uuid ELSE ($2::uuid[])[1 + n % 3] END,
       (ARRAY['support', 'oppose', 'neutral', 'question'])[1 + n % 4]::"StanceKind", '说两句', '<p>说两句</p>',
       CASE WHEN n % 7 = 0 AND n <= 21 THEN 'chair'::"Role" END, n IN (7, 14), n % 5, n % 3, (n * 7919) % 1000, (n * 104729) % 1000,
       gen_random_uuid()
     FROM generate_series(1, $4::int) n,
       LATERAL (SELECT CASE WHEN n % 2 = 0 THEN md5($1 || (n / 2))::uuid END AS parent,
         CASE WHEN n % 2 = 0 THEN md5($1 || n / (n & -n))::uuid END AS root) p`,
    [threadId, people, hall.chair.accountId, size],
  );
  await client.query(
    `UPDATE "Comment" c SET "answerCount" = (SELECT count(*) FROM "Comment" a WHERE a."communityId" = 'yangguang' AND a."parentId" = c."id")
     WHERE c."threadId" = $1`,
    [threadId],
  );
  await client.query(`UPDATE "Thread" SET "commentCount" = $2, "lastPosition" = $2 WHERE "id" = $1`, [threadId, size]);
  return { serial, threadId };
}

type Plan = {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

/** Rows that were read from tables and indexes, those thrown away among them. */
const rowsRead = (plan: Plan): number => {
  const own = /Scan$/.test(plan["Node Type"]) && !/CTE|WorkTable|Subquery/.test(plan["Node Type"]);
  const rows = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  return (own ? rows : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), 0);
};

/** What a page asks, each question asked again to see what it takes. */
async function costOf(work: () => Promise<unknown>) {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  let questions: { text: string; values: unknown[] }[];
  try {
    await work();
    questions = sent.mock.calls.map(([asked]) => asked as unknown as { text: string; values: unknown[] });
  } finally {
    sent.mockRestore();
  }
  let rows = 0;
  for (const { text, values } of questions) {
    const { rows: explained } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    rows += rowsRead(explained[0]["QUERY PLAN"][0].Plan);
  }
  return { queries: questions.length, rows };
}

const pageOf = (size: number, view: Partial<ThreadView>) => () =>
  threadOn(hall.author, threads[size]?.serial ?? "", view);

/** A page of 20 with the answers shown below each, and everybody's names: no thread reads more. */
const MOST_ROWS = 1_500;

const VIEWS = SORTS.flatMap((sort) => [undefined, ...SHOWN].map((show): Partial<ThreadView> => ({ sort, show })));

test.each([...VIEWS, { since: "3" }])(
  "a thread of 10,000 asks and reads what one of 20 does: $sort $show $since",
  async (view) => {
    const [short, long] = [await costOf(pageOf(SHORT, view)), await costOf(pageOf(LONG, view))];
    expect(long.queries).toBe(short.queries);
    expect(long.rows).toBeLessThan(MOST_ROWS);
    const later = await costOf(
      pageOf(LONG, { ...view, after: `${view.sort === "best" || view.sort === "disputed" ? 500 : 0}~5000` }),
    );
    expect(later.queries).toBe(short.queries);
    expect(later.rows).toBeLessThan(MOST_ROWS);
  },
);

test("looking at what somebody is about to say reads a few rows, however much they and others have said", async () => {
  const body = "说两句说两句说两句说两句说两句说两句";
  await client.query(`UPDATE "Comment" SET "fingerprint" = hashtextextended($1, 0) WHERE "threadId" = $2`, [
    body,
    threads[LONG]?.threadId,
  ]);
  const look = () =>
    beforeComments(prisma, "yangguang", [{ authorId: hall.li.accountId, body, formKey: randomUUID() }]);
  await look();
  const { queries, rows } = await costOf(look);
  expect(queries).toBe(1);
  expect(rows).toBeLessThan(450);
});

test("so does a comment's own page, wherever it stands, and the face of somebody who said little", async () => {
  const { serial, threadId } = threads[LONG] ?? { serial: "", threadId: "" };
  const short = await prisma.comment.findFirstOrThrow({
    where: { threadId: threads[SHORT]?.threadId ?? "", position: 16 },
  });
  const few = await costOf(() => proposalConversation(hall.author, threads[SHORT]?.serial ?? "", short.id));
  for (const position of [1, 4_096, 9_999]) {
    const { id } = await prisma.comment.findFirstOrThrow({ where: { threadId, position } });
    const cost = await costOf(() => proposalConversation(hall.author, serial, id));
    expect(cost.queries).toBe(few.queries);
    expect(cost.rows).toBeLessThan(300);
  }
  expect((await costOf(() => proposalFace(hall.chair, serial))).rows).toBeLessThan(25);
});
