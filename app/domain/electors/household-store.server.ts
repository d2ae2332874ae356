import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { homes } from "#app/domain/votes/electorates.server.ts";

export type AtHome = { accountId: string; shownName: string; named: boolean };

/** Who is registered as living in a flat, whoever was linked to it first in front, and whom the committee named. */
export const listAtHome = (db: Db, communityId: string, unitId: string) =>
  db.$queryRaw<AtHome[]>`
    SELECT home."accountId", a."shownName", v."accountId" IS NOT NULL AS "named"
    FROM (${homes(communityId, null)}) home
    JOIN "Account" a ON a."id" = home."accountId"
    LEFT JOIN "HouseholdVoter" v ON v."communityId" = ${communityId} AND v."unitId" = home."unitId"
      AND v."accountId" = home."accountId"
    WHERE home."unitId" = ${unitId}::uuid ORDER BY home."since", home."accountId"`;

/** Holds a flat until commit. Refuses with not_found. */
export async function lockFlat(tx: Db, communityId: string, unitId: string) {
  const found = await tx.$executeRaw`SELECT FROM "ExclusiveUnit"
    WHERE "communityId" = ${communityId} AND "id" = ${unitId}::uuid AND "kind" = 'flat' FOR NO KEY UPDATE`;
  if (found === 0) throw new Refused("not_found");
}

export async function keepVoter(
  tx: Db,
  communityId: string,
  unitId: string,
  accountId: string | null,
  namedById: string,
) {
  if (accountId === null) await tx.householdVoter.deleteMany({ where: { communityId, unitId } });
  else {
    await tx.householdVoter.upsert({
      where: { communityId_unitId: { communityId, unitId } },
      create: { communityId, unitId, accountId, namedById },
      update: { accountId, namedById, namedAt: new Date() },
      select: { unitId: true },
    });
  }
}
