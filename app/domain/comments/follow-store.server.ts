import type { Db } from "#app/db/client.server.ts";

type Key = { communityId: string; threadId: string; accountId: string };

/** From here on: what was said before is read. */
export async function insertFollow(tx: Db, { communityId, threadId, accountId }: Key) {
  await tx.$executeRaw`
    INSERT INTO "ThreadFollow" ("communityId", "threadId", "accountId", "readThrough")
    SELECT "communityId", "id", ${accountId}::uuid, "lastPosition" FROM "Thread"
    WHERE "communityId" = ${communityId} AND "id" = ${threadId}::uuid ON CONFLICT DO NOTHING`;
}

export async function deleteFollow(tx: Db, key: Key) {
  await tx.threadFollow.deleteMany({ where: key });
}

export async function readAll(tx: Db, { communityId, threadId, accountId }: Key) {
  await tx.$executeRaw`
    UPDATE "ThreadFollow" f SET "readThrough" = t."lastPosition" FROM "Thread" t
    WHERE f."communityId" = ${communityId} AND f."threadId" = ${threadId}::uuid AND f."accountId" = ${accountId}::uuid
      AND t."communityId" = f."communityId" AND t."id" = f."threadId"`;
}
