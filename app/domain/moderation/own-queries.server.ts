import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import type { Ground } from "./grounds.ts";
import type { MeasureState } from "./policy.ts";
import { findRequest } from "./request-store.server.ts";

const MOST_SHOWN = 10;

type Own = { id: string; commentId: string; ground: Ground; state: MeasureState; at: Date; excerpt: string };

/** What of one's own was hidden, and what came of it, the latest first. */
export async function ownMeasures({ accountId, communityId }: Actor): Promise<Own[]> {
  if (!accountId) return [];
  return prisma.$queryRaw<Own[]>`
    SELECT m."id", m."commentId", m."ground", m."state", m."at", left(c."body", 60) AS "excerpt"
    FROM "Comment" c JOIN "Measure" m ON m."communityId" = c."communityId" AND m."commentId" = c."id"
    WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid
    ORDER BY m."at" DESC LIMIT ${MOST_SHOWN}`;
}

/** What the committee asks of one's own comments, the first due in front. */
export async function ownRequests(actor: Actor, now = new Date()) {
  return (await ownToAnswer(actor, now)).flatMap(({ dueAt, ...asked }) => (dueAt ? { ...asked, dueAt } : []));
}

/** For so long the home page says that something was hidden; the person's own page always does. */
const NEWS_DAYS = 7;

type ToAnswer = {
  commentId: string;
  /** To be changed until then; or hidden, when it is null. */
  dueAt: Date | null;
  ground: Ground;
  excerpt: string;
};

/** What an author is to answer: what they are asked to change, the first due in front, then what was hidden lately. */
export async function ownToAnswer({ accountId, communityId }: Actor, now = new Date()): Promise<ToAnswer[]> {
  if (!accountId) return [];
  return prisma.$queryRaw<ToAnswer[]>`
    SELECT r."commentId", r."dueAt", r."ground", left(c."body", 60) AS "excerpt"
    FROM "Comment" c JOIN "EditRequest" r ON r."communityId" = c."communityId" AND r."commentId" = c."id"
    WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid
      AND r."state" = 'open' AND r."dueAt" > ${now}
    UNION ALL
    SELECT m."commentId", NULL, m."ground", left(c."body", 60)
    FROM "Comment" c JOIN "Measure" m ON m."communityId" = c."communityId" AND m."commentId" = c."id"
    WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid
      AND m."state" = 'standing' AND m."at" > ${new Date(now.getTime() - NEWS_DAYS * 86_400_000)}
    ORDER BY "dueAt" NULLS LAST LIMIT ${MOST_SHOWN}`;
}

/** What the committee asks of one's comment, while it does; for the page that changes it, whoever may see that. */
export async function openRequest({ communityId }: Actor, commentId: string, now = new Date()) {
  const request = isId(commentId) ? await findRequest(prisma, { communityId, commentId }) : null;
  if (request?.state !== "open" || request.dueAt <= now) return null;
  const { ground, note, dueAt } = request;
  return { ground, note, dueAt };
}
