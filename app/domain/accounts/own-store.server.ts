import type { Db } from "#app/db/client.server.ts";
import { STAFF_ROLES } from "#app/domain/shared/actor.ts";
import type { Contact } from "./contact.ts";
import type { NameStyle } from "./own-forms.ts";

/** Where an account's name is shown: communities it has, or had, a role in. */
export async function communitiesOf(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT m."communityId" AS "id" FROM "Membership" m WHERE m."accountId" = ${accountId}::uuid
    UNION
    SELECT c."id" FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
    WHERE o."accountId" = ${accountId}::uuid
    ORDER BY 1`;
  return rows.map(({ id }) => id);
}

/** The names, real and shown, of all staff of these communities but this account. */
export async function staffNames(db: Db, communityIds: string[], accountId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ realName: string; shownName: string }[]>`
    SELECT a."realName", a."shownName" FROM "Account" a
    WHERE a."id" <> ${accountId}::uuid AND a."id" IN (
      SELECT m."accountId" FROM "Membership" m
      WHERE m."communityId" = ANY(${communityIds}) AND m."endedAt" IS NULL AND m."role"::text = ANY(${[...STAFF_ROLES]})
      UNION
      SELECT o."accountId" FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
      WHERE c."id" = ANY(${communityIds}) AND o."endedAt" IS NULL)`;
  return rows.flatMap(({ realName, shownName }) => [realName, shownName]);
}

/** Whether the name is theirs in all these communities now; who comes second in one of them does not get it. */
export async function claimName(tx: Db, accountId: string, communityIds: string[], nameKey: string): Promise<boolean> {
  await tx.communityName.createMany({
    data: communityIds.map((communityId) => ({ communityId, nameKey, accountId })),
    skipDuplicates: true,
  });
  const theirs = await tx.communityName.count({ where: { communityId: { in: communityIds }, nameKey, accountId } });
  return theirs === communityIds.length;
}

export async function releaseNames(tx: Db, accountId: string) {
  await tx.communityName.deleteMany({ where: { accountId } });
}

export const namesOf = (db: Db, accountId: string) =>
  db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { realName: true, shownName: true, nameStyle: true },
  });

export async function showAs(tx: Db, accountId: string, nameStyle: NameStyle, shownName: string) {
  await tx.account.update({ where: { id: accountId }, data: { nameStyle, shownName }, select: { id: true } });
}

export async function putContact(tx: Db, accountId: string, { by, value }: Contact) {
  await tx.account.update({ where: { id: accountId }, data: { [by]: value }, select: { id: true } });
}

export async function deleteSession(db: Db, accountId: string, id: string) {
  await db.session.deleteMany({ where: { accountId, id } });
}

export async function deleteOtherSessions(db: Db, accountId: string, id: string) {
  await db.session.deleteMany({ where: { accountId, id: { not: id } } });
}
