import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { loginNameOf } from "#app/domain/accounts/login-name.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** Holds the community until commit: its list changes one member at a time. */
export const lockMembers = (tx: Db, communityId: string) =>
  tx.$executeRaw`SELECT FROM "Community" WHERE "id" = ${communityId} FOR NO KEY UPDATE`;

export const findMemberByForm = (db: Db, communityId: string, formKey: string) =>
  db.collectiveMember.findUnique({
    where: { communityId_formKey: { communityId, formKey } },
    select: { id: true, name: true, accountId: true, reason: true },
  });

/** The account here that signs in with this phone number or name. Refuses with no_such_account. */
export async function accountHere(db: Db, communityId: string, typed: string): Promise<string> {
  const exact = loginNameOf(typed);
  const account = await db.account.findFirst({
    where: {
      OR: [{ phone: exact }, { loginName: exact }],
      ...{ erasedAt: null, memberships: { some: { communityId, endedAt: null } } },
    },
    select: { id: true },
  });
  if (!account) throw new Refused("no_such_account");
  return account.id;
}

export const isMemberNow = async (db: Db, communityId: string, accountId: string) =>
  (await db.collectiveMember.count({ where: { communityId, accountId, removedAt: null } })) > 0;

export async function insertMember(tx: Db, member: Prisma.CollectiveMemberUncheckedCreateInput): Promise<string> {
  return (await tx.collectiveMember.create({ data: member, select: { id: true } })).id;
}

const by = { select: { shownName: true } } as const;

/** One member, also one who has left. Refuses with not_found. */
export async function getMember(db: Db, communityId: string, id: string) {
  const member = isId(id)
    ? await db.collectiveMember.findUnique({
        where: { communityId_id: { communityId, id } },
        select: {
          ...{ id: true, name: true, accountId: true, reason: true, addedAt: true, addedBy: by },
          ...{ removedAt: true, removedById: true, removedBy: by, removalReason: true },
        },
      })
    : null;
  if (!member) throw new Refused("not_found");
  return member;
}

type Leaving = { removedAt: Date; removedById: string; removalReason: string };

export async function endMember(tx: Db, communityId: string, id: string, leaving: Leaving) {
  await tx.collectiveMember.update({
    where: { communityId_id: { communityId, id } },
    data: leaving,
    select: { id: true },
  });
}

type Row = { id: string; name: string; accountId: string | null; addedAt: Date; removedAt: Date | null };

/** Members now, or those who have left, by name; from behind the cursor on. */
export function listMembers(
  db: Db,
  communityId: string,
  { left, after, limit }: { left: boolean; after: { value: string; id: string } | null; limit: number },
) {
  const behind = after ? Prisma.sql`AND ("name", "id") > (${after.value}, ${after.id}::uuid)` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT "id", "name", "accountId", "addedAt", "removedAt" FROM "CollectiveMember"
    WHERE "communityId" = ${communityId} AND ("removedAt" IS NOT NULL) = ${left} ${behind}
    ORDER BY "name", "id" LIMIT ${limit}`;
}

export const countMembers = (db: Db, communityId: string) =>
  db.collectiveMember.count({ where: { communityId, removedAt: null } });
