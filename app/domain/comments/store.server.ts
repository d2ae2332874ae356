import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { touching } from "#app/domain/shared/touch.server.ts";
import type { Office } from "./offices.ts";
import { stanceCounted } from "./stance-store.server.ts";
import type { StanceKind } from "./stances.ts";

type CommentRow = {
  communityId: string;
  id: string;
  threadId: string;
  rootId: string | null;
  parentId: string | null;
  authorId: string;
  stance: StanceKind;
  body: string;
  bodyHtml: string;
  office: Office | null;
  answer: boolean;
  pictureCount: number;
  fingerprint: bigint | null;
  formKey: string;
};

/**
 * Whoever writes in a thread or takes something back waits here for the others: its numbers and counts follow one another.
 * Not for the thread's row: it is a new one after each of them, and who comes late could go before who waits for an old one.
 */
export async function lockThread(tx: Db, communityId: string, threadId: string): Promise<void> {
  await tx.$executeRaw`SELECT ${threadLock(communityId, threadId)}`;
}

/** The same, after it was said which pages become stale: nobody has to wait for that. */
export async function touchAndLockThread(tx: Db, communityId: string, threadId: string, tags: readonly string[]) {
  await tx.$executeRaw`SELECT ${touching(tags)}, ${threadLock(communityId, threadId)}`;
}

const threadLock = (communityId: string, threadId: string) =>
  Prisma.sql`pg_advisory_xact_lock(hashtextextended(${`thread ${communityId} ${threadId}`}, 0))`;

/** A comment that is answered, and the first one of the conversation it stands in. */
export type Parent = { id: string; rootId: string; removed: boolean; hidden: boolean; held: boolean };

/** Those comments of a thread that are answered: what can be read of them now can be until commit. */
export async function holdParents(tx: Db, communityId: string, threadId: string, ids: readonly string[]) {
  const rows = await tx.$queryRaw<Parent[]>`
    SELECT "id", coalesce("rootId", "id") AS "rootId", "removedAt" IS NOT NULL AS "removed",
      "hiddenFor" IS NOT NULL AS "hidden", "heldAt" IS NOT NULL AS "held"
    FROM "Comment" WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "id" = ANY(${ids}::uuid[])
      AND "position" IS NOT NULL ORDER BY "id" FOR SHARE`;
  return new Map(rows.map((parent) => [parent.id, parent]));
}

/** What a comment is made of; its place in the thread comes first, where it has one. */
const COLUMNS = Prisma.sql`"communityId", "id", "threadId", "rootId", "parentId", "authorId", "stance", "body", "bodyHtml",
  "office", "answer", "pictureCount", "fingerprint", "formKey", "createdAt"`;
const valuesOf = (row: CommentRow) => Prisma.sql`${row.communityId}, ${row.id}::uuid, ${row.threadId}::uuid,
  ${row.rootId}::uuid, ${row.parentId}::uuid, ${row.authorId}::uuid, ${row.stance}::"StanceKind", ${row.body},
  ${row.bodyHtml}, ${row.office}::"Role", ${row.answer},
  ${row.pictureCount}, ${row.fingerprint}::bigint, ${row.formKey}::uuid, clock_timestamp()`;

/**
 * Counts what `written` has just given the thread's next number, there, in its conversation and with what it answers;
 * whoever follows the thread and has read all else has read what they wrote.
 */
const COUNTED = Prisma.sql`
  answered AS (
    UPDATE "Comment" c SET "replyCount" = c."replyCount" + (c."id" = w."rootId")::int,
      "answerCount" = c."answerCount" + (c."id" = w."parentId")::int
    FROM written w WHERE c."communityId" = w."communityId" AND c."id" IN (w."rootId", w."parentId")
  ), seen AS (
    UPDATE "ThreadFollow" f SET "readThrough" = w."position" FROM written w
    WHERE f."communityId" = w."communityId" AND f."threadId" = w."threadId" AND f."accountId" = w."authorId"
      AND f."readThrough" = w."position" - 1
  )
  UPDATE "Thread" t SET "commentCount" = t."commentCount" + 1, "lastPosition" = w."position" FROM written w
  WHERE t."communityId" = w."communityId" AND t."id" = w."threadId"`;
const PLACE = Prisma.sql`"communityId", "threadId", "position", "rootId", "parentId", "authorId"`;

/** Adds a comment that comes out at once, and counts its author's stance. Runs after the thread was locked. */
export async function insertComment(tx: Db, row: CommentRow): Promise<void> {
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO "Comment" ("position", ${COLUMNS})
      SELECT t."lastPosition" + 1, ${valuesOf(row)}
      FROM "Thread" t WHERE t."communityId" = ${row.communityId} AND t."id" = ${row.threadId}::uuid
      RETURNING ${PLACE}
    ), ${stanceCounted({ ...row, accountId: row.authorId })}, ${COUNTED}`;
}

/** The same of one that waits: without a number, and counted nowhere. */
export async function insertHeldComment(tx: Db, row: CommentRow): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Comment" ("heldAt", ${COLUMNS}) VALUES (clock_timestamp(), ${valuesOf(row)})`;
}

/** What has waited, or was refused, comes out as the latest of its thread. Runs after the thread was locked. */
export async function numberComment(tx: Db, communityId: string, id: string): Promise<void> {
  await tx.$executeRaw`
    WITH written AS (
      UPDATE "Comment" c SET "position" = t."lastPosition" + 1, "heldAt" = NULL, "hiddenFor" = NULL FROM "Thread" t
      WHERE c."communityId" = ${communityId} AND c."id" = ${id}::uuid AND c."position" IS NULL
        AND t."communityId" = c."communityId" AND t."id" = c."threadId"
      RETURNING c."communityId", c."threadId", c."position", c."rootId", c."parentId", c."authorId"
    ), ${COUNTED}`;
}
