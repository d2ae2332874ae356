import type pg from "pg";

import type { Way } from "./way.ts";

/**
 * A queue of so many flagged comments in the thread of one proposal: every tenth is somebody's personal data, which cannot
 * wait, and every fifth is the same advertisement.
 */
export async function flagMany(db: pg.Client, way: Way, serial: string, count: number) {
  const [year, number] = serial.split("-").map(Number);
  const [li, wang] = [way.person("li").accountId, way.person("wang").accountId];
  const values = [way.community.id, year, number, li, count];
  await db.query(
    `INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "authorId", "stance", "body", "bodyHtml", "formKey", "createdAt")
     SELECT p."communityId", gen_random_uuid(), p."threadId", n, $4, 'oppose', said, '<p>' || said || '</p>', gen_random_uuid(),
       now() - make_interval(mins => $5 - n)
     FROM "Proposal" p CROSS JOIN generate_series(1, $5::int) n
       CROSS JOIN LATERAL (SELECT CASE WHEN n % 5 = 0 THEN '加群领券，今天最后一天' ELSE '第' || n || '条：物业天天偷懒，只会收钱。' END) s(said)
     WHERE p."communityId" = $1 AND p."year" = $2 AND p."number" = $3`,
    values,
  );
  await db.query(
    `UPDATE "Thread" t SET "commentCount" = $4::int, "lastPosition" = $4::int FROM "Proposal" p
     WHERE t."communityId" = p."communityId" AND t."id" = p."threadId"
       AND p."communityId" = $1 AND p."year" = $2 AND p."number" = $3`,
    [way.community.id, year, number, count],
  );
  const ground = `CASE WHEN "position" % 10 = 7 THEN 'personalData' WHEN "position" % 5 = 0 THEN 'advertising' ELSE 'insult' END`;
  await db.query(
    `INSERT INTO "ModerationCase" ("communityId", "itemId", "commentId", "urgent", "flags", "openedAt")
     SELECT "communityId", "id", "id", "position" % 10 = 7, 1, "createdAt" FROM "Comment" WHERE "communityId" = $1`,
    [way.community.id],
  );
  await db.query(
    `INSERT INTO "Flag" ("communityId", "itemId", "accountId", "ground", "note", "flaggedAt")
     SELECT "communityId", "id", $2, (${ground})::"Ground", '', "createdAt" FROM "Comment" WHERE "communityId" = $1`,
    [way.community.id, wang],
  );
}
