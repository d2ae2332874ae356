import type { Db } from "#app/db/client.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { ERASED_NAME, type Leaving } from "./erasure.ts";

export type LockedAccount = Leaving & { now: Date };

/** The account, nobody else at it until commit, and every role it holds anywhere. */
export async function lockLeaving(tx: Db, accountId: string): Promise<LockedAccount> {
  const [row] = await tx.$queryRaw<Omit<LockedAccount, "roles">[]>`
    SELECT "erasureDueAt", "erasedAt", now() AS "now" FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`;
  if (!row) throw new Refused("not_found");
  return { ...row, roles: await rolesHeld(tx, accountId) };
}

/** The roles an account holds in any community, whether or not they may be used in this session. */
export async function rolesHeld(db: Db, accountId: string): Promise<Role[]> {
  const rows = await db.$queryRaw<{ role: Role }[]>`
    SELECT "role" FROM "Membership" WHERE "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
    UNION SELECT 'official' FROM "OfficialPost" WHERE "accountId" = ${accountId}::uuid AND "endedAt" IS NULL`;
  return rows.map(({ role }) => role);
}

export async function setDue(tx: Db, accountId: string, erasureDueAt: Date | null) {
  await tx.account.update({ where: { id: accountId }, data: { erasureDueAt }, select: { id: true } });
}

/** Accounts whose moment has come, whatever became of the job that was to see to it. */
export async function listDue(db: Db, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Account" WHERE "erasureDueAt" <= now() AND "erasedAt" IS NULL ORDER BY "erasureDueAt" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Takes the person out of the account. Its row stays, for what stays hangs on it. */
export async function forgetPerson(tx: Db, accountId: string, now: Date) {
  await tx.$executeRaw`
    DELETE FROM "OneTimeCode" c USING "Account" a
    WHERE a."id" = ${accountId}::uuid AND (c."accountId" = a."id" OR c."target" IN (a."phone", a."email"))`;
  await tx.account.update({
    where: { id: accountId },
    data: {
      ...{ loginName: null, phone: null, email: null, passwordHash: null, language: null, elder: null },
      ...{ realName: ERASED_NAME, shownName: ERASED_NAME, nameStyle: "masked", erasedAt: now },
    },
    select: { id: true },
  });
}

/** The ways in, and the names that were kept for them. */
export async function closeWaysIn(tx: Db, accountId: string) {
  const where = { where: { accountId } };
  await tx.session.deleteMany(where);
  await tx.knownDevice.deleteMany(where);
  await tx.totpFactor.deleteMany(where);
  await tx.passkey.deleteMany(where);
  await tx.recoveryCode.deleteMany(where);
  await tx.communityName.deleteMany(where);
}

/**
 * What tied the person to homes, and the proofs of it, which go with their claims. The claims come first: one that is
 * being accepted right now is waited for, and what it gave is found by what follows.
 */
export async function leaveHomes(tx: Db, accountId: string) {
  await tx.claim.deleteMany({ where: { accountId } });
  await tx.unitLetter.updateMany({ where: { usedById: accountId }, data: { usedById: null } });
  await tx.occupancy.deleteMany({ where: { accountId } });
  await tx.gridWorker.deleteMany({ where: { accountId } });
  await tx.householdVoter.deleteMany({ where: { accountId } });
  await tx.collectiveMember.updateMany({ where: { accountId }, data: { accountId: null } });
}

/** Ends every role. Why somebody became a resident or an owner may name their home, and goes. */
export async function endRoles(tx: Db, accountId: string, now: Date) {
  await tx.$executeRaw`
    UPDATE "Membership" SET "endedAt" = coalesce("endedAt", ${now}), "endedById" = coalesce("endedById", "accountId"),
      "reason" = CASE WHEN "role" IN ('resident', 'owner') THEN '' ELSE "reason" END,
      "endReason" = CASE WHEN "role" IN ('resident', 'owner') THEN '' ELSE "endReason" END
    WHERE "accountId" = ${accountId}::uuid`;
}

/** The name on the seats of residents' rolls; the rolls themselves stay. */
export async function blankSeats(tx: Db, accountId: string) {
  await tx.$executeRaw`
    UPDATE "RollSeat" SET "label" = ${ERASED_NAME} WHERE "voterId" = ${accountId}::uuid AND "partyId" IS NULL`;
}

/** What they wrote about rolls, which may name their home. */
export async function forgetRequests(tx: Db, askerId: string) {
  await tx.rollRequest.deleteMany({ where: { askerId } });
}

/** What told them of discussions. */
export async function forgetReading(tx: Db, accountId: string) {
  await tx.threadFollow.deleteMany({ where: { accountId } });
  await tx.flag.deleteMany({ where: { accountId } });
  await tx.commentMention.deleteMany({ where: { accountId } });
}

/** What was said about them in sanctions; that there were any stays, and nobody's. */
export async function forgetSanctions(tx: Db, accountId: string) {
  await tx.$executeRaw`
    UPDATE "Sanction" SET "accountId" = NULL, "note" = '', "liftReason" = left("liftReason", 0), "appeal" = left("appeal", 0),
      "answer" = left("answer", 0)
    WHERE "accountId" = ${accountId}::uuid`;
}

/** Where the person was seen: pages there may show the name. */
export async function communitiesSeenIn(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "communityId" AS "id" FROM "Membership" WHERE "accountId" = ${accountId}::uuid
    UNION SELECT "communityId" FROM "Proposal" WHERE "authorId" = ${accountId}::uuid
    UNION SELECT "communityId" FROM "ProposalMove" WHERE "actorId" = ${accountId}::uuid
    UNION SELECT "communityId" FROM "Comment" WHERE "authorId" = ${accountId}::uuid
    UNION SELECT "communityId" FROM "OwnerPartyMember" WHERE "accountId" = ${accountId}::uuid
    UNION SELECT c."id" FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
      WHERE o."accountId" = ${accountId}::uuid`;
  return rows.map(({ id }) => id);
}
