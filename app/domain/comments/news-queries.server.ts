import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { homeOf } from "./homes.server.ts";

export type ThreadKey = { communityId: string; threadId: string };

/** Whether this person may be told how far a thread has come: whoever may read it. Refuses with not_found. */
export async function mayHear(actor: Actor, threadId: string): Promise<ThreadKey> {
  await homeOf(prisma, actor, { threadId, hold: false });
  return { communityId: actor.communityId, threadId };
}

/** The number of the latest comment in each of these threads, by the threads' tags. One query, however many. */
export async function latestPositions(threads: readonly ThreadKey[]): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<(ThreadKey & { position: number })[]>`
    SELECT t."communityId", t."id" AS "threadId", t."lastPosition" AS "position"
    FROM unnest(${threads.map(({ communityId }) => communityId)}::text[], ${threads.map(({ threadId }) => threadId)}::uuid[])
      AS asked("communityId", "id")
    JOIN "Thread" t ON t."communityId" = asked."communityId" AND t."id" = asked."id"`;
  return new Map(rows.map(({ communityId, threadId, position }) => [tags.thread(communityId, threadId), position]));
}
