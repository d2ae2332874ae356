import { prisma } from "#app/db/client.server.ts";
import type { UnitKind } from "#app/db/generated/enums.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { hashOf } from "./code.server.ts";
import { readCode } from "./code.ts";
import { type Letter, type LetterState, letterState } from "./letters.ts";
import { refusalToCheckPeople } from "./policy.ts";

type BuildingRow = {
  id: string;
  name: string;
  areaName: string;
  units: number;
  linked: number;
  out: number;
  used: number;
  expired: number;
};

/** Every building, with how many letters to it are out, used and expired. */
export async function lettersPage(actor: Actor) {
  refuseIf(refusalToCheckPeople(actor));
  const { communityId } = actor;
  return prisma.$queryRaw<BuildingRow[]>`
    SELECT b."id", b."name", a."name" AS "areaName", coalesce(u."units", 0) AS "units", coalesce(u."linked", 0) AS "linked",
      coalesce(l."out", 0) AS "out", coalesce(l."used", 0) AS "used", coalesce(l."expired", 0) AS "expired"
    FROM "Building" b
    JOIN "PropertyArea" a ON a."communityId" = b."communityId" AND a."id" = b."propertyAreaId"
    LEFT JOIN (
      SELECT u."buildingId", count(*)::int AS "units", count(m."partyId")::int AS "linked"
      FROM "ExclusiveUnit" u
      LEFT JOIN (SELECT DISTINCT "partyId" FROM "OwnerPartyMember"
        WHERE "communityId" = ${communityId} AND "accountId" IS NOT NULL) m ON m."partyId" = u."partyId"
      WHERE u."communityId" = ${communityId} GROUP BY u."buildingId"
    ) u ON u."buildingId" = b."id"
    LEFT JOIN (
      SELECT u."buildingId",
        count(*) FILTER (WHERE l."usedAt" IS NULL AND l."revokedAt" IS NULL AND l."expiresAt" > now())::int AS "out",
        count(*) FILTER (WHERE l."usedAt" IS NOT NULL)::int AS "used",
        count(*) FILTER (WHERE l."usedAt" IS NULL AND l."revokedAt" IS NULL AND l."expiresAt" <= now())::int AS "expired"
      FROM "UnitLetter" l JOIN "ExclusiveUnit" u ON u."communityId" = l."communityId" AND u."id" = l."unitId"
      WHERE l."communityId" = ${communityId} GROUP BY u."buildingId"
    ) l ON l."buildingId" = b."id"
    WHERE b."communityId" = ${communityId}
    ORDER BY length(a."name"), a."name", lpad(b."name", 40) COLLATE "C" LIMIT 1000`;
}

type UnitRow = Letter & {
  id: string;
  stairwell: string;
  room: string;
  kind: UnitKind;
  isLinked: boolean;
  hasLetter: boolean;
};
export type UnitLetters = Pick<UnitRow, "id" | "stairwell" | "room" | "kind" | "isLinked"> & {
  letter: { state: LetterState; expiresAt: Date } | null;
};

/** The units of a building, each with its last letter. Whose they are is not said. */
export async function buildingLettersPage(actor: Actor, buildingId: string) {
  refuseIf(refusalToCheckPeople(actor));
  const { communityId } = actor;
  const building = isId(buildingId)
    ? await prisma.building.findUnique({
        where: { communityId_id: { communityId, id: buildingId } },
        select: { id: true, name: true, propertyArea: { select: { name: true } } },
      })
    : null;
  if (!building) throw new Refused("not_found");
  const rows = await prisma.$queryRaw<UnitRow[]>`
    SELECT u."id", u."stairwell", u."room", u."kind", l."expiresAt" IS NOT NULL AS "hasLetter",
      l."expiresAt", l."revokedAt", l."usedAt",
      EXISTS (SELECT FROM "OwnerPartyMember" m WHERE m."communityId" = u."communityId" AND m."partyId" = u."partyId"
        AND m."accountId" IS NOT NULL) AS "isLinked"
    FROM "ExclusiveUnit" u
    LEFT JOIN LATERAL (
      SELECT "expiresAt", "revokedAt", "usedAt" FROM "UnitLetter" x
      WHERE x."communityId" = u."communityId" AND x."unitId" = u."id" ORDER BY x."createdAt" DESC LIMIT 1
    ) l ON true
    WHERE u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid
    ORDER BY lpad(u."stairwell", 20), lpad(u."room", 20)`;
  const now = new Date();
  const units = rows.map(({ hasLetter, expiresAt, revokedAt, usedAt, ...unit }): UnitLetters => {
    const state = letterState({ expiresAt, revokedAt, usedAt }, now);
    return { ...unit, letter: hasLetter ? { state, expiresAt } : null };
  });
  return { building, units };
}

/** Where a letter belongs, and whether it still opens anything; null when there is no such letter. Says nothing of people. */
export async function letterOf(typed: string) {
  const code = readCode(typed);
  const letter =
    code &&
    (await prisma.unitLetter.findUnique({
      where: { codeHash: hashOf(code) },
      select: {
        ...{ communityId: true, expiresAt: true, revokedAt: true, usedAt: true },
        community: { select: { name: true } },
        unit: { select: { building: { select: { name: true } } } },
      },
    }));
  if (!code || !letter) return null;
  return {
    ...{ code, communityId: letter.communityId, community: letter.community.name, building: letter.unit.building.name },
    state: letterState(letter, new Date()),
  };
}

/** The name the form begins with: what the person registered under. */
export async function realNameOf({ accountId }: Pick<Actor, "accountId">): Promise<string> {
  if (!accountId) return "";
  const account = await prisma.account.findUnique({ where: { id: accountId }, select: { realName: true } });
  return account?.realName ?? "";
}
