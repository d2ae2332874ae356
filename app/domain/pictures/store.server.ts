import type { Db } from "#app/db/client.server.ts";
import { type KeptPicture, MOST_PICTURES, type PicturePlace, type PictureSize } from "./picture.ts";

type Owner = { communityId: string; accountId: string };

/** How many pictures somebody sent here within the last hour, whatever became of them. */
export async function sentLately(db: Db, { communityId, accountId }: Owner): Promise<number> {
  const [row] = await db.$queryRaw<{ sent: number }[]>`
    SELECT count(*)::int AS "sent" FROM "Picture"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid AND "drawnAt" > now() - interval '1 hour'`;
  return row?.sent ?? 0;
}

export async function insertPicture(
  db: Db,
  { communityId, accountId }: Owner,
  { id, small, large }: { id: string; small: PictureSize; large: PictureSize },
) {
  await db.picture.create({
    data: {
      ...{ communityId, accountId, id },
      ...{ smallWidth: small.width, smallHeight: small.height, largeWidth: large.width, largeHeight: large.height },
    },
    select: { id: true },
  });
}

/** Gives a picture a place; only one that is its sender's and has none yet. */
export async function placePicture(
  tx: Db,
  accountId: string,
  place: PicturePlace,
  { id, alt }: KeptPicture,
  position: number,
) {
  const { communityId, ...of } = place;
  const where = { communityId_id: { communityId, id }, accountId, position: null };
  await tx.picture.update({ where, data: { ...of, position, alt }, select: { id: true } });
}

/** The positions that no picture has here. Runs after what the pictures go with was locked. */
export async function freePositions(tx: Db, place: PicturePlace): Promise<number[]> {
  const taken = await tx.picture.findMany({ where: place, select: { position: true } });
  const all = Array.from({ length: MOST_PICTURES }, (_, position) => position);
  return all.filter((position) => !taken.some((picture) => picture.position === position));
}

/** Which of these pictures are here. Runs after what they go with was locked. */
export async function listOf(tx: Db, place: PicturePlace, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.picture.findMany({ where: { ...place, id: { in: [...ids] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** What is said of the pictures something has, in their order. */
export async function listAlts(tx: Db, place: PicturePlace): Promise<string[]> {
  const rows = await tx.picture.findMany({ where: place, orderBy: { position: "asc" }, select: { alt: true } });
  return rows.map(({ alt }) => alt);
}

const NOBODYS = { commentId: null, proposalId: null, position: null, accountId: null, alt: "" };

/** Takes pictures from what they go with, those named or all. Returns how many went. */
export async function looseFrom(tx: Db, place: PicturePlace, ids?: readonly string[]): Promise<number> {
  const where = { ...place, ...(ids && { id: { in: [...ids] } }) };
  return (await tx.picture.updateMany({ where, data: NOBODYS })).count;
}

/** All of a person's, wherever they are. Returns how many went. */
export async function looseAllOf(tx: Db, accountId: string): Promise<number> {
  return (await tx.picture.updateMany({ where: { accountId }, data: NOBODYS })).count;
}

/** What was drawn an hour ago and belongs to nothing is nobody's: whatever it was drawn for did not come about. */
export async function giveUpOld(db: Db) {
  await db.$executeRaw`
    UPDATE "Picture" SET "accountId" = NULL
    WHERE "position" IS NULL AND "accountId" IS NOT NULL AND "drawnAt" < now() - interval '1 hour'`;
}

export const listNobodys = (db: Db, limit: number) =>
  db.picture.findMany({
    where: { position: null, accountId: null },
    orderBy: { drawnAt: "asc" },
    take: limit,
    select: { communityId: true, id: true },
  });

/** Only while it is nobody's. */
export async function deletePicture(db: Db, { communityId, id }: { communityId: string; id: string }) {
  await db.picture.deleteMany({ where: { communityId, id, accountId: null } });
}
