import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type Cursor, isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { StanceKind } from "./stances.ts";

const PAGE_SIZE = 20;
const REPLIES_SHOWN = 3;

export type CommentView = {
  id: string;
  parentId: string | null;
  authorName: string;
  stance: StanceKind;
  bodyHtml: string;
  official: boolean;
  createdAt: Date;
  replyCount: number;
};
export type Conversation = CommentView & { replies: CommentView[] };

type Row = Omit<CommentView, "createdAt"> & { createdAt: string };

const viewOf = (row: Row): CommentView => ({ ...row, createdAt: new Date(row.createdAt) });

const FIELDS = Prisma.sql`json_build_object('id', c."id", 'parentId', c."parentId", 'authorName', a."shownName", 'stance', c."stance",
  'bodyHtml', c."bodyHtml", 'official', c."official", 'createdAt', c."createdAt", 'replyCount', c."replyCount")`;

/** 20 conversations of a thread, newest first, each with its first replies: one query, however long the thread is. */
export async function threadPage(communityId: string, threadId: string, after: string | undefined) {
  const cursor = readCursor(after, isMoment);
  const rows = await prisma.$queryRaw<{ root: Row; replies: Row[] }[]>`
    SELECT ${FIELDS} AS root, coalesce(r.replies, '[]') AS replies
    FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
    LEFT JOIN LATERAL (${firstReplies(Prisma.sql`c."id"`, REPLIES_SHOWN)}) r ON c."replyCount" > 0
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid AND c."rootId" IS NULL ${olderThan(cursor)}
    ORDER BY c."createdAt" DESC, c."id" DESC LIMIT ${PAGE_SIZE + 1}`;
  const conversations = rows.slice(0, PAGE_SIZE).map(conversationOf);
  const last = conversations.at(-1);
  const next =
    rows.length > PAGE_SIZE && last ? showCursor({ value: last.createdAt.toISOString(), id: last.id }) : null;
  return { conversations, next, first: cursor === null };
}

/** One conversation with up to 200 replies: where the address of a comment leads. */
export async function conversationPage(communityId: string, threadId: string, commentId: string) {
  if (!isId(commentId)) throw new Refused("not_found");
  const rows = await prisma.$queryRaw<{ root: Row; replies: Row[] }[]>`
    SELECT ${FIELDS} AS root, coalesce(r.replies, '[]') AS replies
    FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
    LEFT JOIN LATERAL (${firstReplies(Prisma.sql`c."id"`, 200)}) r ON true
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid AND c."id" = (
      SELECT coalesce("rootId", "id") FROM "Comment"
      WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "id" = ${commentId}::uuid)`;
  const [row] = rows;
  if (!row) throw new Refused("not_found");
  return conversationOf(row);
}

const conversationOf = ({ root, replies }: { root: Row; replies: Row[] }): Conversation => ({
  ...viewOf(root),
  replies: replies.map(viewOf),
});

const firstReplies = (rootId: Prisma.Sql, limit: number) => Prisma.sql`
  SELECT json_agg(reply) AS replies FROM (
    SELECT json_build_object('id', y."id", 'parentId', y."parentId", 'authorName', b."shownName", 'stance', y."stance",
      'bodyHtml', y."bodyHtml", 'official', y."official", 'createdAt', y."createdAt", 'replyCount', y."replyCount") AS reply
    FROM "Comment" y JOIN "Account" b ON b."id" = y."authorId"
    WHERE y."communityId" = c."communityId" AND y."threadId" = c."threadId" AND y."rootId" = ${rootId}
    ORDER BY y."createdAt", y."id" LIMIT ${limit}) x`;

const olderThan = (cursor: Cursor | null) =>
  cursor ? Prisma.sql`AND (c."createdAt", c."id") < (${cursor.value}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty;
