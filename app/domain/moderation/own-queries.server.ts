import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { Ground } from "./grounds.ts";
import type { MeasureState } from "./policy.ts";

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
