import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

export type LockedLetter = {
  id: string;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
  printedById: string;
  namesTried: number;
};

/** A letter, held until commit: of two who use it at once, the second finds it used. */
export async function lockLetter(tx: Db, communityId: string, letterId: string): Promise<LockedLetter | null> {
  const [letter] = await tx.$queryRaw<Omit<LockedLetter, "namesTried">[]>`
    SELECT "id", "expiresAt", "revokedAt", "usedAt", "printedById" FROM "UnitLetter"
    WHERE "communityId" = ${communityId} AND "id" = ${letterId}::uuid FOR UPDATE`;
  return letter ? { ...letter, namesTried: await tx.claim.count({ where: { communityId, letterId } }) } : null;
}

/** Where a letter was sent; its unit never changes. */
export const findLetter = (db: Db, communityId: string, codeHash: string) =>
  db.unitLetter.findFirst({ where: { communityId, codeHash }, select: { id: true, unitId: true } });

/** Marks a letter as used unless it no longer can be. */
export async function spendLetter(tx: Db, communityId: string, letterId: string, usedById: string, usedAt: Date) {
  await tx.unitLetter.updateMany({
    where: { communityId, id: letterId, usedAt: null, revokedAt: null, expiresAt: { gt: usedAt } },
    data: { usedAt, usedById },
  });
}

export type Addressed = { unitId: string; address: string };
export type Chosen = { unitId?: string | undefined; stairwell?: string | undefined; which: "all" | "unlinked" };

/** Units of a building in the order people would read them out, held so that nobody else prints for them meanwhile. */
export async function lockUnitsToPrint(tx: Db, communityId: string, buildingId: string, chosen: Chosen) {
  const { unitId, stairwell, which } = chosen;
  const conditions = [
    Prisma.sql`u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid`,
    ...(unitId ? [Prisma.sql`u."id" = ${unitId}::uuid`] : []),
    ...(stairwell ? [Prisma.sql`u."stairwell" = ${stairwell}`] : []),
    // A parking bay has no letter box: it gets a letter when it is asked for.
    ...(unitId || stairwell ? [] : [Prisma.sql`u."kind" <> 'parkingBay'`]),
    ...(which === "unlinked"
      ? [
          Prisma.sql`NOT EXISTS (SELECT FROM "OwnerPartyMember" m
            WHERE m."communityId" = u."communityId" AND m."partyId" = u."partyId" AND m."accountId" IS NOT NULL)`,
        ]
      : []),
  ];
  const units = await tx.$queryRaw<(Addressed & { place: string })[]>`
    SELECT u."id" AS "unitId", b."name" || u."stairwell" || u."room" AS "address",
      lpad(u."stairwell", 20) || lpad(u."room", 20) AS "place"
    FROM "ExclusiveUnit" u JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY u."id" FOR NO KEY UPDATE OF u`;
  return units
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ unitId: id, address }): Addressed => ({ unitId: id, address }));
}

type Printed = { unitId: string; codeHash: string };
type Batch = { communityId: string; printedById: string; createdAt: Date; expiresAt: Date };

export async function insertLetters(tx: Db, batch: Batch, letters: Printed[]): Promise<void> {
  await tx.unitLetter.createMany({ data: letters.map((letter) => ({ ...batch, ...letter })) });
}

/** Takes back what is out: of some units, or of a whole building. Says how many letters that were. */
export async function revokeOut(
  tx: Db,
  communityId: string,
  units: { unitIds: string[] } | { buildingId: string },
  now: Date,
): Promise<number> {
  const unit = "unitIds" in units ? { id: { in: units.unitIds } } : { buildingId: units.buildingId };
  const { count } = await tx.unitLetter.updateMany({
    where: { communityId, usedAt: null, revokedAt: null, expiresAt: { gt: now }, unit },
    data: { revokedAt: now },
  });
  return count;
}

export const findBuilding = (db: Db, communityId: string, buildingId: string) =>
  db.building.findUnique({ where: { communityId_id: { communityId, id: buildingId } }, select: { name: true } });
