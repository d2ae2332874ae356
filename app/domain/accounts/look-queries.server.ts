import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type Actor, accountOf, type Role } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import type { Look } from "./record-look.server.ts";

const PAGE_SIZE = 30;

type Row = {
  id: string;
  at: Date;
  /** A code of record-look.server.ts. */
  what: Look;
  viewer: string;
  community: string;
  /** What the viewer was there at that moment. */
  roles: Role[];
};

/** Who looked at this person's real data, when, and at what; the latest first. For that person alone. */
export async function looksPage(actor: Pick<Actor, "accountId" | "communityId" | "roles">, after: string | undefined) {
  const cursor = readCursor(after, isMoment);
  const beyond = cursor
    ? Prisma.sql`AND (l."at", l."id") < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT l."id", l."at", l."detail" ->> 'what' AS "what", a."shownName" AS "viewer", c."name" AS "community",
      array(
        SELECT m."role"::text FROM "Membership" m
        WHERE m."communityId" = l."communityId" AND m."accountId" = l."actorId"
          AND m."grantedAt" <= l."at" AND (m."endedAt" IS NULL OR m."endedAt" > l."at")
          AND m."role" NOT IN ('resident', 'owner')
        UNION ALL
        SELECT 'official' FROM "OfficialPost" o WHERE o."subdistrictId" = c."subdistrictId" AND o."accountId" = l."actorId"
          AND o."grantedAt" <= l."at" AND (o."endedAt" IS NULL OR o."endedAt" > l."at")
      ) AS "roles"
    FROM "AuditEntry" l
    JOIN "Account" a ON a."id" = l."actorId"
    JOIN "Community" c ON c."id" = l."communityId"
    WHERE l."aboutId" = ${accountOf(actor)}::uuid AND l."action" = 'person.look' ${beyond}
    ORDER BY l."at" DESC, l."id" DESC LIMIT ${PAGE_SIZE + 1}`;
  const last = rows[PAGE_SIZE - 1];
  const next = rows.length > PAGE_SIZE && last ? showCursor({ value: last.at.toISOString(), id: last.id }) : null;
  return { looks: rows.slice(0, PAGE_SIZE), next };
}
