import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type CommunityOwnFacts, changedFacts, type SubdistrictFacts } from "./facts.ts";

/** A subdistrict as it stands, and each of its communities. */
export type Subdistrict = { id: string; name: string; communities: { id: string; facts: CommunityOwnFacts }[] };

/** What is a community's own. */
const OWN_FACTS = {
  name: true,
  endorsementThreshold: true,
  review: true,
  promisedHours: true,
  icpNumber: true,
  privacyUrl: true,
  complaintChannel: true,
} as const satisfies Prisma.CommunitySelect;

/** A subdistrict, held until commit: no community comes, goes or is renamed meanwhile. */
export async function lockSubdistrict(tx: Db, id: string): Promise<Subdistrict> {
  if (isId(id)) await tx.$queryRaw`SELECT FROM "Subdistrict" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findSubdistrict(tx, id);
}

/** Two of them, in the order of their ids, so that two who lock the same ones wait for each other. */
export async function lockSubdistricts(tx: Db, ids: [string, string]): Promise<[Subdistrict, Subdistrict]> {
  for (const id of [...ids].sort()) await lockSubdistrict(tx, id);
  return [await findSubdistrict(tx, ids[0]), await findSubdistrict(tx, ids[1])];
}

export async function findSubdistrict(db: Db, id: string): Promise<Subdistrict> {
  const row = isId(id)
    ? await db.subdistrict.findUnique({
        where: { id },
        select: { name: true, communities: { orderBy: { id: "asc" }, select: { id: true, ...OWN_FACTS } } },
      })
    : null;
  if (!row) throw new Refused("not_found");
  const { name: subdistrict, communities } = row;
  return {
    id,
    name: subdistrict,
    communities: communities.map(({ id, ...own }) => ({ id, facts: { subdistrict, ...own } })),
  };
}

/** The id of the subdistrict of this name, made when there is none. */
export async function subdistrictCalled(tx: Db, name: string): Promise<string> {
  await tx.subdistrict.createMany({ data: [{ name }], skipDuplicates: true });
  return (await tx.subdistrict.findUniqueOrThrow({ where: { name }, select: { id: true } })).id;
}

/** The subdistrict a community belongs to. */
export async function subdistrictOf(db: Db, communityId: string): Promise<{ id: string; name: string }> {
  const select = { subdistrict: { select: { id: true, name: true } } } as const;
  const row = await db.community.findUnique({ where: { id: communityId }, select });
  if (!row) throw new Refused("not_found");
  return row.subdistrict;
}

/** How many serve a subdistrict now. */
export const countPosts = (db: Db, subdistrictId: string) =>
  db.officialPost.count({ where: { subdistrictId, endedAt: null } });

export const subdistrictFacts = ({ name, communities }: Subdistrict): SubdistrictFacts => ({
  name,
  communities: communities.map(({ facts }) => facts.name).sort(),
});

/** Keeps what a subdistrict was and is, and writes the act down above the communities, which keep their own part of it. */
export async function recordSubdistrict(
  tx: Db,
  change: { subdistrictId: string; actorId: string | null; before: SubdistrictFacts | null; after: SubdistrictFacts },
) {
  const fields = changedFacts(change.before, change.after);
  if (fields.length === 0) return;
  const before = change.before ?? Prisma.DbNull;
  await tx.subdistrictChange.create({ data: { ...change, before }, select: { id: true } });
  const above = { communityId: null, accountId: change.actorId };
  const action = change.before ? "subdistrict.edit" : "subdistrict.add";
  await record(tx, above, { action, subject: `subdistrict:${change.subdistrictId}`, detail: { fields } });
}
