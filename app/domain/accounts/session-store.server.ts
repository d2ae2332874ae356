import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";

import { prisma } from "#app/db/client.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { together } from "#app/domain/shared/together.ts";

/** What a session tells of its person: their name as shown, the roles they hold, per community, and whether they may use all of them. */
export type PersonAttributes = {
  shownName: string;
  roles: [communityId: string, role: Role][];
  /** That a second factor was shown in this session, or that the account needs none: one of the demo that has set up none. */
  trusted: boolean;
};

/** What is known of the session itself. */
export type SessionAttributes = {
  device: string;
  seenAt: Date;
  factorAt: Date | null;
  provedAt: Date;
  /** Of the roles when its id was given; null until somebody looked. */
  rolesKey: string | null;
};

type Row = PersonAttributes & SessionAttributes & { id: string; accountId: string; expiresAt: Date };

/** Every request with a cookie asks this. Those that come while one is asked ask the next together, and each after it came. */
const lookUp = together<string, Row | undefined>(async (_, ids) => {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT s."id", s."accountId", s."expiresAt", s."device", s."seenAt", s."factorAt", s."provedAt", s."rolesKey", a."shownName",
      s."factorAt" IS NOT NULL OR a."isDemo"
        AND NOT EXISTS (SELECT 1 FROM "TotpFactor" f WHERE f."accountId" = a."id" AND f."secret" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Passkey" k WHERE k."accountId" = a."id") AS "trusted",
      (SELECT coalesce(json_agg(json_build_array(r."communityId", r."role")), '[]') FROM (
        SELECT m."communityId", m."role" FROM "Membership" m
        WHERE m."accountId" = s."accountId" AND m."endedAt" IS NULL
        UNION ALL
        SELECT c."id", 'official' FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
        WHERE o."accountId" = s."accountId" AND o."endedAt" IS NULL) r) AS "roles"
    FROM "Session" s JOIN "Account" a ON a."id" = s."accountId" WHERE s."id" = ANY(${[...ids]})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => ({ value: found.get(id) }));
}, 100);

/** Where Lucia keeps sessions. All of Lucia that touches rows. */
export const sessionStore: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await lookUp("sessions", id);
    if (!row) return [null, null];
    const { id: _, accountId, expiresAt, shownName, roles, trusted, ...attributes } = row;
    return [
      { id, userId: accountId, expiresAt, attributes },
      { id: accountId, attributes: { shownName, roles, trusted } },
    ];
  },

  async getUserSessions(accountId) {
    const rows = await prisma.session.findMany({
      where: { accountId },
      select: { id: true, expiresAt: true, device: true, seenAt: true, factorAt: true, provedAt: true, rolesKey: true },
    });
    return rows.map(({ id, expiresAt, ...attributes }) => ({ id, expiresAt, userId: accountId, attributes }));
  },

  async setSession({ id, userId, expiresAt, attributes: { device } }) {
    await prisma.session.create({ data: { id, accountId: userId, expiresAt, device }, select: { id: true } });
  },

  async updateSessionExpiration(id, expiresAt) {
    await prisma.session.updateMany({ where: { id }, data: { expiresAt } });
  },

  async deleteSession(id) {
    await prisma.session.deleteMany({ where: { id } });
  },

  async deleteUserSessions(accountId) {
    await prisma.session.deleteMany({ where: { accountId } });
  },

  async deleteExpiredSessions() {
    await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  },
};

/** Roles in one short word, whatever order they come in. */
export const rolesKeyOf = (roles: PersonAttributes["roles"]) =>
  createHash("sha256")
    .update(
      roles
        .map((role) => role.join(" "))
        .sort()
        .join(),
    )
    .digest("base64url")
    .slice(0, 22);

type Noted = { rolesKey?: string; seenAt?: Date; factorAt?: Date; provedAt?: Date };

/** Writes down what became known of a session while it goes on as it is. */
export async function noteSession(id: string, noted: Noted): Promise<void> {
  await prisma.session.updateMany({ where: { id }, data: noted });
}

/** Gives a session another id: whoever holds the old one is not signed in any more. False when somebody else was first. */
export async function renameSession(id: string, newId: string, noted: Noted = {}): Promise<boolean> {
  const { count } = await prisma.session.updateMany({
    where: { id },
    data: { id: newId, formerId: id, challenge: null, ...noted },
  });
  return count === 1;
}

/** Whether a session had this id before the one it has now. */
export async function wasRenamed(id: string): Promise<boolean> {
  return (await prisma.session.count({ where: { formerId: id } })) > 0;
}
