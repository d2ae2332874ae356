import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { threadFace } from "./face.server.ts";
import { quoteOf } from "./quote.ts";
import { readPlace, showPlace } from "./showing.ts";
import { KEY, treeRows, viewOf } from "./tree-sql.server.ts";
import { type CommentView, treeOf } from "./views.ts";

const PAGE_SIZE = 20;
/** How many of those it answers are shown above a comment. */
const CONTEXT = 3;

type Key = { communityId: string; threadId: string };

/**
 * Where the address of a comment leads: the comment, above it what it answers, and below it what answers it, 20 at a time
 * with the first answers to each. What has not come out is there for its author alone. Refuses with not_found.
 */
async function conversationPage(
  key: Key,
  commentId: string,
  { after, accountId }: { after: string | undefined; accountId: string | null },
) {
  if (!isId(commentId)) throw new Refused("not_found");
  const place = readPlace(after);
  const [line, rows] = await Promise.all([
    lineOf(key, commentId, accountId),
    prisma.$queryRaw<(CommentView & { position: number })[]>(treeRows(answersTo(key, commentId, place?.position ?? 0))),
  ]);
  const comment = line.at(-1);
  if (!comment) throw new Refused("not_found");
  const answers = treeOf(rows);
  const last = answers[PAGE_SIZE - 1];
  return {
    threadId: key.threadId,
    context: line.slice(0, -1),
    /** What the first of the context answers, where there is more. */
    earlier: line[0]?.parentId ?? null,
    comment: { ...comment, answers: answers.slice(0, PAGE_SIZE) },
    next: answers.length > PAGE_SIZE && last ? showPlace({ score: 0, position: last.position }) : null,
    first: place === null,
  };
}

/** A comment and what it answers, the earliest first. */
const lineOf = ({ communityId, threadId }: Key, commentId: string, accountId: string | null) => prisma.$queryRaw<
  CommentView[]
>`
  WITH RECURSIVE line AS (
    SELECT ${KEY}, c."parentId", 0 AS "level" FROM "Comment" c
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid AND c."id" = ${commentId}::uuid
      AND (c."position" IS NOT NULL OR c."authorId" = ${accountId}::uuid)
    UNION ALL
    SELECT ${KEY}, c."parentId", l."level" + 1 FROM line l
    JOIN "Comment" c ON c."communityId" = l."communityId" AND c."id" = l."parentId" WHERE l."level" < ${CONTEXT}
  )
  SELECT v.* FROM line l ${viewOf(Prisma.sql`l`)} ORDER BY l."level" DESC`;

const answersTo = ({ communityId, threadId }: Key, commentId: string, after: number) => Prisma.sql`
  SELECT ${KEY}, 1 AS "level", (row_number() OVER (ORDER BY c."position"))::int AS "place" FROM "Comment" c
  WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid AND c."parentId" = ${commentId}::uuid
    AND c."position" > ${after}
  ORDER BY c."position" LIMIT ${PAGE_SIZE + 1}`;

/** One comment with what it answers and what answers it, what of it is the asker's own, and what of it they quote. */
export async function conversationIn(
  actor: Actor,
  threadId: string,
  commentId: string,
  { after, quoting = false }: { after?: string | undefined; quoting?: boolean },
) {
  const key = { communityId: actor.communityId, threadId };
  const [conversation, face, quote] = await Promise.all([
    conversationPage(key, commentId, { after, accountId: actor.accountId }),
    threadFace(actor, threadId),
    quoting ? quotation(key, commentId) : "",
  ]);
  return { conversation, face, quote };
}

/** What a comment says, as a quotation to begin an answer with; empty when there is nothing to quote. */
async function quotation({ communityId, threadId }: Key, commentId: string): Promise<string> {
  const comment = isId(commentId)
    ? await prisma.comment.findFirst({
        where: { communityId, threadId, id: commentId, hiddenFor: null, heldAt: null },
        select: { body: true },
      })
    : null;
  return quoteOf(comment?.body ?? "");
}
