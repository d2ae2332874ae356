import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type ImportKey, takeStock } from "./judging-tables.server.ts";

/** A note of a row, as pages read it; see notes.ts. Null when the condition does not hold. */
const note = (is: "fault" | "hint", column: string, code: string, when: Prisma.Sql, row = Prisma.sql`NULL::int`) =>
  Prisma.sql`CASE WHEN ${when} THEN jsonb_strip_nulls(jsonb_build_object(
    'is', ${is}::text, 'column', ${column}::text, 'code', ${code}::text, 'row', ${row})) END`;

/** What a row changes: `here` is what it says, null when it says nothing. */
const change = (column: string, before: Prisma.Sql, here: Prisma.Sql) =>
  Prisma.sql`CASE WHEN ${here} IS NOT NULL AND ${here} IS DISTINCT FROM ${before} THEN jsonb_build_object(
    'is', 'change', 'column', ${column}::text, 'before', ${before}, 'after', ${here}) END`;

const list = (items: Prisma.Sql[]) =>
  Prisma.sql`to_jsonb(array_remove(ARRAY[${Prisma.join(items, ", ")}]::jsonb[], NULL))`;

const shownOwners = (names: Prisma.Sql) => Prisma.sql`array_to_string(${names}, '、')`;

const FAULTS = [
  note("fault", "room", "twice", Prisma.sql`r."twin" <> r."rowNo"`, Prisma.sql`r."twin"`),
  note("fault", "areaDm2", "needed_for_new", Prisma.sql`r."unitId" IS NULL AND r."areaDm2" IS NULL`),
  note("fault", "owners", "needed_for_new", Prisma.sql`r."unitId" IS NULL AND r."names" IS NULL`),
  note("fault", "voter", "other_voter", Prisma.sql`r."voter" <> fv."voter"`, Prisma.sql`fv."rowNo"`),
  note("fault", "grid", "other_grid", Prisma.sql`r."grid" <> fg."grid"`, Prisma.sql`fg."rowNo"`),
];

const CHANGES = [
  change("kind", Prisma.sql`u."kind"`, Prisma.sql`r."kind"`),
  change("areaDm2", Prisma.sql`u."areaDm2"`, Prisma.sql`r."areaDm2"`),
  change("areaSource", Prisma.sql`u."areaSource"`, Prisma.sql`r."areaSource"`),
  change("areaDocument", Prisma.sql`u."areaDocument"`, Prisma.sql`r."areaDocument"`),
  change("registeredOn", Prisma.sql`u."registeredOn"::text`, Prisma.sql`r."registeredOn"::text`),
  change("countsForArea", Prisma.sql`u."countsForArea"`, Prisma.sql`r."countsForArea"`),
  change("countsForHead", Prisma.sql`u."countsForHead"`, Prisma.sql`r."countsForHead"`),
  change("grid", Prisma.sql`g."name"`, Prisma.sql`r."grid"`),
  Prisma.sql`CASE WHEN m."partyId" <> u."partyId" THEN jsonb_build_object('is', 'change', 'column', 'owners',
    'before', former."names", 'after', ${shownOwners(Prisma.sql`r."names"`)}) END`,
  Prisma.sql`CASE WHEN m."partyId" = u."partyId" AND EXISTS (
      SELECT FROM unnest(r."tailKeys", former."tailKeys") AS t("here", "there") WHERE "here" <> '' AND "there" = '')
    THEN jsonb_build_object('is', 'change', 'column', 'idTails', 'before', ${shownOwners(Prisma.sql`former."tailKeys"`)},
      'after', ${shownOwners(Prisma.sql`r."idTails"`)}) END`,
  Prisma.sql`CASE WHEN m."isKnown" AND r."voter" IS NOT NULL
      AND (r."voter", r."voterCapacity") IS DISTINCT FROM (target."voter", target."voterCapacity")
    THEN jsonb_build_object('is', 'change', 'column', 'voter', 'before', target."voter", 'after', r."voter") END`,
];

const HINTS = [
  note(
    "hint",
    "idTails",
    "same_name",
    Prisma.sql`m."key" IS NULL AND r."names" IS NOT NULL AND r."leastParty" <> r."greatestParty"`,
  ),
  note(
    "hint",
    "ownerKind",
    "taken_as_company",
    Prisma.sql`r."ownerClass" IS NULL AND m."class" = 'company' AND NOT m."isKnown"`,
  ),
];

/** Says of every row laid out whether it is new, changed, the same or wrong, and why. */
export async function judgeRows(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRaw`
    INSERT INTO "verdict"
    WITH r AS (
      SELECT r.*, min(r."rowNo") OVER (PARTITION BY r."area", r."building", r."stairwell", r."room") AS "twin",
        min(m."partyId"::text) OVER same AS "leastParty", max(m."partyId"::text) OVER same AS "greatestParty"
      FROM "judged_row" r JOIN "row_party" m ON m."rowNo" = r."rowNo"
      WINDOW same AS (PARTITION BY r."area", r."nameKeys", m."key" IS NULL)
    ), first_voter AS (
      SELECT DISTINCT ON (m."partyId") m."partyId", r."rowNo", r."voter" FROM "judged_row" r
      JOIN "row_party" m ON m."rowNo" = r."rowNo" WHERE r."voter" IS NOT NULL ORDER BY m."partyId", r."rowNo"
    ), first_grid AS (
      SELECT DISTINCT ON ("area", "building") "area", "building", "rowNo", "grid" FROM "judged_row"
      WHERE "grid" IS NOT NULL ORDER BY "area", "building", "rowNo"
    ), noted AS (
      SELECT r."rowNo", r."unitId", ${list(FAULTS)} AS "faults",
        CASE WHEN r."unitId" IS NULL THEN '[]'::jsonb ELSE ${list(CHANGES)} END AS "changes", ${list(HINTS)} AS "hints"
      FROM r
      JOIN "row_party" m ON m."rowNo" = r."rowNo"
      LEFT JOIN "ExclusiveUnit" u ON u."communityId" = ${communityId} AND u."id" = r."unitId"
      LEFT JOIN "Building" b ON b."communityId" = ${communityId} AND b."id" = r."buildingId"
      LEFT JOIN "Grid" g ON g."communityId" = ${communityId} AND g."id" = b."gridId"
      LEFT JOIN "known_party" former ON former."id" = r."formerPartyId"
      LEFT JOIN "known_party" target ON target."id" = m."partyId"
      LEFT JOIN first_voter fv ON fv."partyId" = m."partyId"
      LEFT JOIN first_grid fg ON fg."area" = r."area" AND fg."building" = r."building"
    )
    SELECT "rowNo",
      CASE WHEN "faults" <> '[]' THEN 'error'::"RowVerdict" WHEN "unitId" IS NULL THEN 'new'
        WHEN "changes" <> '[]' THEN 'changed' ELSE 'same' END,
      "faults" || "changes" || CASE WHEN "unitId" IS NULL OR "changes" <> '[]' THEN "hints" ELSE '[]'::jsonb END
    FROM noted`;
  await takeStock(tx, "verdict");
}

/** Writes the verdicts to the rows of the preview. */
export async function keepVerdicts(tx: Db, { communityId, importId }: ImportKey) {
  await tx.$executeRaw`
    UPDATE "PlaceImportRow" r SET "verdict" = v."verdict", "notes" = v."notes" FROM "verdict" v
    WHERE r."communityId" = ${communityId} AND r."importId" = ${importId}::uuid AND r."rowNo" = v."rowNo"
      AND (r."verdict", r."notes") IS DISTINCT FROM (v."verdict", v."notes")`;
}

/** Whether the rows would be judged now as the preview has it. */
export async function areAsPreviewed(tx: Db, { communityId, importId }: ImportKey): Promise<boolean> {
  const [{ others } = { others: 1 }] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS "others" FROM "PlaceImportRow" r LEFT JOIN "verdict" v ON v."rowNo" = r."rowNo"
    WHERE r."communityId" = ${communityId} AND r."importId" = ${importId}::uuid
      AND (r."verdict", r."notes") IS DISTINCT FROM (v."verdict", v."notes")`;
  return others === 0;
}
