import { prisma } from "#app/db/client.server.ts";
import { hasFactor, refusalToChangeAccess } from "#app/domain/factors/policy.ts";
import { ownStanding } from "#app/domain/factors/queries.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { maskedContact } from "./contact.ts";
import type { Holder } from "./holder.ts";
import { maskedName } from "./login-name.ts";

const MOST_SESSIONS = 50;

/** Where one's account stands, for the page that leads to all that can be changed of it. */
export async function accountPage({ accountId }: Holder) {
  const now = new Date();
  const [account, standing, sessions, communities] = await Promise.all([
    prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { shownName: true, loginName: true, phone: true, email: true, passwordHash: true, erasureDueAt: true },
    }),
    ownStanding(accountId),
    prisma.session.count({ where: { accountId, expiresAt: { gt: now } } }),
    prisma.$queryRaw<{ id: string; name: string }[]>`
      SELECT c."id", c."name" FROM "Community" c
      WHERE EXISTS (SELECT 1 FROM "Membership" m WHERE m."communityId" = c."id" AND m."accountId" = ${accountId}::uuid AND m."endedAt" IS NULL)
        OR EXISTS (SELECT 1 FROM "OfficialPost" o WHERE o."subdistrictId" = c."subdistrictId" AND o."accountId" = ${accountId}::uuid AND o."endedAt" IS NULL)
      ORDER BY c."name" LIMIT 20`,
  ]);
  const { passwordHash, phone, email, shownName, loginName, erasureDueAt } = account;
  return {
    ...{ shownName, loginName, erasureDueAt, ...maskedContacts({ phone, email }) },
    ...{ hasPassword: passwordHash !== null, sessions, communities },
    factors: standing.isStaff || hasFactor(standing) ? { on: hasFactor(standing) } : null,
  };
}

const maskedContacts = ({ phone, email }: { phone: string | null; email: string | null }) => ({
  phone: phone && maskedContact({ by: "phone", value: phone }),
  email: email && maskedContact({ by: "email", value: email }),
});

/** The number and the address one can be reached at now, if they can be changed now. */
export async function phonePage(holder: Holder) {
  refuseIf(refusalToChangeAccess(holder, await ownStanding(holder.accountId), new Date()));
  const { accountId } = holder;
  return maskedContacts(
    await prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { phone: true, email: true } }),
  );
}

/** Where one is signed in, the device last used first. */
export async function sessionsPage({ accountId, session }: Holder) {
  const rows = await prisma.session.findMany({
    where: { accountId, expiresAt: { gt: new Date() } },
    orderBy: [{ seenAt: "desc" }, { id: "asc" }],
    take: MOST_SESSIONS,
    select: { id: true, device: true, createdAt: true, seenAt: true },
  });
  return rows.map((row) => ({ ...row, isThis: row.id === session.id }));
}

/** The ways in which one's name can be shown. */
export async function namePage({ accountId }: Holder) {
  const { realName, ...now } = await prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { realName: true, shownName: true, nameStyle: true },
  });
  return { ...now, realName, maskedName: maskedName(realName) };
}

/** Whether there is a password to ask for again, or a factor. */
export async function proofPage({ accountId }: Holder) {
  const [account, standing] = await Promise.all([
    prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { passwordHash: true } }),
    ownStanding(accountId),
  ]);
  return { hasPassword: account.passwordHash !== null, hasFactor: hasFactor(standing) };
}

/** Whether the password can be changed now. */
export async function passwordPage(holder: Holder) {
  refuseIf(refusalToChangeAccess(holder, await ownStanding(holder.accountId), new Date()));
  const { passwordHash, loginName, phone } = await prisma.account.findUniqueOrThrow({
    where: { id: holder.accountId },
    select: { passwordHash: true, loginName: true, phone: true },
  });
  return { hasPassword: passwordHash !== null, username: loginName ?? phone ?? "" };
}
