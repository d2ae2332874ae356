import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Course, SanctionKind } from "./sanction.ts";

/** What somebody sends at once waits here for one another: what is counted of it is then what it is. */
export async function lockWriters(tx: Db, communityId: string, accountIds: readonly string[]): Promise<void> {
  const writers = accountIds.map((accountId) => `writer ${communityId} ${accountId}`);
  // In one order everywhere, or two who hold some would wait for each other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(k."key")
    FROM (SELECT DISTINCT hashtextextended(w, 0) AS "key" FROM unnest(${writers}::text[]) w ORDER BY 1) k`;
}

/** The roles somebody holds in a community now, whether or not they may be used in their session. */
export async function rolesIn(db: Db, communityId: string, accountId: string): Promise<ReadonlySet<Role>> {
  const rows = await db.$queryRaw<{ role: Role }[]>`
    SELECT "role" FROM "Membership"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
    UNION SELECT 'official' FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
    WHERE c."id" = ${communityId} AND o."accountId" = ${accountId}::uuid AND o."endedAt" IS NULL`;
  return new Set(rows.map(({ role }) => role));
}

type Flagger = { communityId: string; itemId: string; accountId: string };

export const isFlaggedBy = async (db: Db, by: Flagger) => (await db.flag.count({ where: by })) > 0;

const courseFields = { kind: true, state: true, from: true, until: true, liftedAt: true } as const;

/** What somebody was sanctioned for since a moment, the latest first. */
export const listOf = (db: Db, communityId: string, accountId: string, since: Date) =>
  db.sanction.findMany({
    where: { communityId, accountId, from: { gt: since } },
    orderBy: { from: "desc" },
    take: 50,
    select: { id: true, ground: true, ...courseFields },
  });

/** The sanction that something hidden was answered for with, if it stands. */
export const findFor = (db: Db, communityId: string, itemId: string) =>
  db.sanction.findFirst({
    where: { communityId, itemId, state: { in: ["standing", "appealed", "upheld"] } },
    select: { id: true, byId: true, accountId: true, ground: true, note: true, ...courseFields },
  });

type NewSanction = {
  communityId: string;
  accountId: string;
  itemId: string;
  kind: SanctionKind;
  ground: Ground;
  note: string;
  byId: string;
  from: Date;
  until: Date;
};

export async function insertSanction(tx: Db, sanction: NewSanction): Promise<string> {
  return (await tx.sanction.create({ data: sanction, select: { id: true } })).id;
}

export type HeldSanction = Course & {
  id: string;
  accountId: string | null;
  byId: string;
  kind: SanctionKind;
  ground: Ground;
  appeal: string | null;
  liftReason: string | null;
  read: boolean;
  now: Date;
};

/** A sanction and the database's own clock; its row is held until commit. Refuses with not_found. */
export async function lockSanction(tx: Db, communityId: string, id: string): Promise<HeldSanction> {
  const [row] = isId(id)
    ? await tx.$queryRaw<HeldSanction[]>`
        SELECT "id", "accountId", "byId", "kind", "ground", "state", "from", "until", "liftedAt", "appeal", "liftReason", "readAt" IS NOT NULL AS "read",
          clock_timestamp() AS "now"
        FROM "Sanction" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`
    : [];
  if (!row) throw new Refused("not_found");
  return row;
}

export async function updateSanction(
  tx: Db,
  communityId: string,
  id: string,
  data: Prisma.SanctionUncheckedUpdateInput,
) {
  await tx.sanction.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}
