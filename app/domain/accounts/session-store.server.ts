import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";

import { prisma } from "#app/db/client.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";

/** What a session tells of its person: their name as shown, the roles they hold, per community, and whether they may use all of them. */
export type PersonAttributes = {
  shownName: string;
  roles: [communityId: string, role: Role][];
  /** That a second factor was shown in this session, or that the account needs none. */
  trusted: boolean;
};

type Row = PersonAttributes & { accountId: string; expiresAt: Date };

/** Where Lucia keeps sessions. All of Lucia that touches rows. */
export const sessionStore: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await prisma.$queryRaw<Row[]>`
      SELECT s."accountId", s."expiresAt", a."shownName",
        s."factorAt" IS NOT NULL OR a."isDemo" AS "trusted",
        (SELECT coalesce(json_agg(json_build_array(r."communityId", r."role")), '[]') FROM (
          SELECT m."communityId", m."role" FROM "Membership" m
          WHERE m."accountId" = s."accountId" AND m."endedAt" IS NULL
          UNION ALL
          SELECT c."id", 'official' FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
          WHERE o."accountId" = s."accountId" AND o."endedAt" IS NULL) r) AS "roles"
      FROM "Session" s JOIN "Account" a ON a."id" = s."accountId" WHERE s."id" = ${id}`;
    if (!row) return [null, null];
    const { accountId, expiresAt, ...attributes } = row;
    return [
      { id, userId: accountId, expiresAt, attributes: {} },
      { id: accountId, attributes },
    ];
  },

  async getUserSessions(accountId) {
    const rows = await prisma.session.findMany({ where: { accountId }, select: { id: true, expiresAt: true } });
    return rows.map((row) => ({ ...row, userId: accountId, attributes: {} }));
  },

  async setSession({ id, userId, expiresAt }) {
    await prisma.session.create({ data: { id, accountId: userId, expiresAt }, select: { id: true } });
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
