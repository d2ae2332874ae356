import type { Db } from "#app/db/client.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Held, Holder } from "./policy.ts";

/** A person and the roles they hold in these communities; none is given to them by anybody else until commit. */
export async function lockHolder(tx: Db, communityIds: string[], accountId: string): Promise<Holder> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Account" WHERE "id" = ${accountId}::uuid AND "erasedAt" IS NULL FOR NO KEY UPDATE`;
  if (found.length === 0) throw new Refused("not_found");
  const held = await tx.membership.findMany({
    where: { communityId: { in: communityIds }, accountId, endedAt: null },
    select: { role: true },
  });
  return { accountId, roles: new Set(held.map(({ role }) => role)) };
}

/** A role somebody holds or held, its row held until commit. */
export async function lockMembership(tx: Db, communityId: string, id: string): Promise<Held & { id: string }> {
  const [row] = isId(id)
    ? await tx.$queryRaw<(Held & { id: string })[]>`
        SELECT "id", "accountId", "role", "endedAt" FROM "Membership"
        WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`
    : [];
  if (!row) throw new Refused("not_found");
  return row;
}

/** How many administrators there are now; none comes or goes until commit. */
export async function lockAdmins(tx: Db, communityId: string): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Membership" WHERE "communityId" = ${communityId} AND "role" = 'admin' AND "endedAt" IS NULL
    ORDER BY "id" FOR UPDATE`;
  return rows.length;
}

export async function endMembership(
  tx: Db,
  communityId: string,
  id: string,
  ending: { endedAt: Date; endedById: string; endReason: string },
) {
  await tx.membership.update({ where: { communityId_id: { communityId, id } }, data: ending, select: { id: true } });
}

/** What hangs on a role and ends with it: a grid that is looked after, a home that is lived in. */
export async function endWhatHangsOn(tx: Db, communityId: string, accountId: string, role: Role) {
  if (role === "gridWorker") await tx.gridWorker.deleteMany({ where: { communityId, accountId } });
  if (role === "resident") await tx.occupancy.deleteMany({ where: { communityId, accountId } });
}

/** The communities of a subdistrict. Refuses with not_found when there is no such subdistrict. */
export async function communitiesOf(db: Db, subdistrictId: string): Promise<string[]> {
  const where = { subdistrictId };
  const found = isId(subdistrictId) ? await db.community.findMany({ where, select: { id: true } }) : [];
  if (found.length === 0) throw new Refused("not_found");
  return found.map(({ id }) => id);
}

/** No community comes to this subdistrict or leaves it until commit. */
export async function holdSubdistrict(tx: Db, id: string) {
  if (isId(id)) await tx.$queryRaw`SELECT FROM "Subdistrict" WHERE "id" = ${id}::uuid FOR SHARE`;
}

export type Post = { id: string; accountId: string; endedAt: Date | null };

export async function lockPost(tx: Db, subdistrictId: string, id: string): Promise<Post> {
  const [row] =
    isId(subdistrictId) && isId(id)
      ? await tx.$queryRaw<Post[]>`
          SELECT "id", "accountId", "endedAt" FROM "OfficialPost"
          WHERE "subdistrictId" = ${subdistrictId}::uuid AND "id" = ${id}::uuid FOR UPDATE`
      : [];
  if (!row) throw new Refused("not_found");
  return row;
}

/** Gives a post; false when it is held already. */
export async function insertPost(
  tx: Db,
  post: { subdistrictId: string; accountId: string; grantedById: string; reason: string },
): Promise<boolean> {
  const { count } = await tx.officialPost.createMany({ data: [post], skipDuplicates: true });
  return count === 1;
}

export async function endPost(
  tx: Db,
  subdistrictId: string,
  id: string,
  ending: { endedAt: Date; endedById: string; endReason: string },
) {
  await tx.officialPost.update({
    where: { subdistrictId_id: { subdistrictId, id } },
    data: ending,
    select: { id: true },
  });
}
