import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { StanceKind } from "./stances.ts";

type Person = { communityId: string; threadId: string; accountId: string };

type Standing = Person & { stance: StanceKind };

/** Makes this the person's stance in the thread. Runs after the thread was locked, so that it sees the stance before. */
export async function countStance(tx: Db, standing: Standing) {
  await tx.$executeRaw`WITH ${stanceCounted(standing)} SELECT`;
}

/** The same as part of another statement's WITH. */
export const stanceCounted = ({ communityId, threadId, accountId, stance }: Standing) => Prisma.sql`
    before AS (
      SELECT "stance" FROM "Stance"
      WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "accountId" = ${accountId}::uuid
    ), kept AS (
      INSERT INTO "Stance" ("communityId", "threadId", "accountId", "stance")
      VALUES (${communityId}, ${threadId}::uuid, ${accountId}::uuid, ${stance}::"StanceKind")
      ON CONFLICT ("communityId", "threadId", "accountId") DO UPDATE SET "stance" = EXCLUDED."stance"
    ), left_behind AS (
      UPDATE "StanceTally" t SET "people" = t."people" - 1 FROM before b
      WHERE t."communityId" = ${communityId} AND t."threadId" = ${threadId}::uuid
        AND t."stance" = b."stance" AND b."stance" <> ${stance}::"StanceKind"
    ), tallied AS (
      INSERT INTO "StanceTally" ("communityId", "threadId", "stance", "people")
      SELECT ${communityId}, ${threadId}::uuid, ${stance}::"StanceKind", 1
      WHERE NOT EXISTS (SELECT FROM before WHERE "stance" = ${stance}::"StanceKind")
      ON CONFLICT ("communityId", "threadId", "stance") DO UPDATE SET "people" = "StanceTally"."people" + 1
    )`;

/**
 * After somebody took something back: they stand where what is left of what they said last stands, or nowhere. Runs after
 * the thread was locked.
 */
export async function recountStance(tx: Db, person: Person) {
  const { communityId, threadId, accountId: authorId } = person;
  const last = await tx.comment.findFirst({
    where: { communityId, threadId, authorId, removedAt: null, position: { not: null } },
    orderBy: { position: "desc" },
    select: { stance: true },
  });
  if (last) return countStance(tx, { ...person, stance: last.stance });
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "Stance"
      WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "accountId" = ${authorId}::uuid
      RETURNING "stance"
    )
    UPDATE "StanceTally" t SET "people" = t."people" - 1 FROM gone g
    WHERE t."communityId" = ${communityId} AND t."threadId" = ${threadId}::uuid AND t."stance" = g."stance"`;
}
