import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { loginNameOf } from "#app/domain/accounts/login-name.ts";
import type { Role } from "#app/domain/shared/actor.ts";

const MOST_FOUND = 20;

type Row = {
  id: string;
  shownName: string;
  realName: string;
  phone: string | null;
  held: { membershipId: string; role: Role }[];
};

/** Somebody a role may be given to or taken from. */
export type Found = ReturnType<typeof foundOf>;

const row = (communityIds: string[]) => Prisma.sql`
  SELECT a."id", a."shownName", a."realName", a."phone",
    (SELECT coalesce(json_agg(json_build_object('membershipId', m."id", 'role', m."role") ORDER BY m."role"), '[]')
      FROM "Membership" m
      WHERE m."accountId" = a."id" AND m."communityId" = ANY(${communityIds}) AND m."endedAt" IS NULL) AS "held"
  FROM "Account" a`;

/**
 * People of these communities whose name was typed; and anybody at all by their whole phone number or login name, which
 * only somebody who knows them can type.
 */
export async function findPeople(db: Db, communityIds: string[], typed: string): Promise<Found[]> {
  const exact = loginNameOf(typed);
  const rows = await db.$queryRaw<Row[]>`
    ${row(communityIds)}
    WHERE a."erasedAt" IS NULL AND (a."phone" = ${exact} OR a."loginName" = ${exact}
      OR a."id" IN (SELECT m."accountId" FROM "Membership" m WHERE m."communityId" = ANY(${communityIds}) AND m."endedAt" IS NULL)
        AND (position(${typed} in a."realName") > 0 OR position(${typed} in a."shownName") > 0))
    ORDER BY a."realName", a."id" LIMIT ${MOST_FOUND}`;
  return rows.map(foundOf);
}

/** The same of one person, whoever they are. */
export async function findPerson(db: Db, communityIds: string[], accountId: string): Promise<Found | null> {
  const [found] = await db.$queryRaw<Row[]>`
    ${row(communityIds)} WHERE a."id" = ${accountId}::uuid AND a."erasedAt" IS NULL`;
  return found ? foundOf(found) : null;
}

/** Of people who have no part in these communities nothing is shown but what they show themselves. */
const foundOf = ({ realName, phone, ...found }: Row) => ({
  ...found,
  realName: found.held.length > 0 ? realName : null,
  phone: phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : null,
});
