import type { Db } from "#app/db/client.server.ts";

/** An import, as its rows are found. */
export type ImportKey = { communityId: string; importId: string };

/**
 * Where the rows of an import are laid out to be judged: gone with the transaction. "said_row" is what a row says and
 * "judged_row" the same with the places found for it; "known_party" is every owner party there is; "row_party" says which party a row belongs to.
 */
const TABLES = `
  CREATE TEMP TABLE "said_row" (
    "rowNo" int,
    "area" text, "building" text, "stairwell" text, "room" text, "grid" text,
    "areaSaid" text, "buildingSaid" text, "stairwellSaid" text, "roomSaid" text, "gridSaid" text,
    "kind" "UnitKind", "areaDm2" int, "areaSource" "AreaSource", "areaDocument" text, "registeredOn" date,
    "countsForArea" boolean, "countsForHead" boolean,
    "ownerClass" text, "guessedClass" text, "names" text[], "idTails" text[],
    "voter" text, "voterTail" text, "voterCapacity" "MemberCapacity"
  ) ON COMMIT DROP;
  CREATE TEMP TABLE "judged_row" (
    "rowNo" int PRIMARY KEY,
    "area" text, "building" text, "stairwell" text, "room" text, "grid" text,
    "areaId" uuid, "buildingId" uuid, "unitId" uuid, "formerPartyId" uuid,
    "kind" "UnitKind", "areaDm2" int, "areaSource" "AreaSource", "areaDocument" text, "registeredOn" date,
    "countsForArea" boolean, "countsForHead" boolean,
    "ownerClass" text, "guessedClass" text, "names" text[], "idTails" text[],
    "nameKeys" text[], "tailKeys" text[],
    "voter" text, "voterTail" text, "voterCapacity" "MemberCapacity"
  ) ON COMMIT DROP;
  CREATE TEMP TABLE "known_party" (
    "id" uuid PRIMARY KEY, "areaId" uuid, "class" text, "names" text, "nameKeys" text[], "tailKeys" text[], "key" text,
    "voter" text, "voterTail" text, "voterCapacity" "MemberCapacity", "hasAccount" boolean
  ) ON COMMIT DROP;
  CREATE TEMP TABLE "row_party" (
    "rowNo" int PRIMARY KEY, "partyId" uuid, "class" text, "key" text, "isKnown" boolean
  ) ON COMMIT DROP;
  CREATE TEMP TABLE "verdict" ("rowNo" int PRIMARY KEY, "verdict" "RowVerdict", "notes" jsonb) ON COMMIT DROP;`;

export async function makeJudgingTables(tx: Db) {
  for (const statement of TABLES.split(";").filter((part) => part.trim())) await tx.$executeRawUnsafe(statement);
}

type JudgingTable = "said_row" | "judged_row" | "known_party" | "row_party" | "verdict" | "touched" | "left_party";

/** Those of the register that an import can fill: the application may count them, see app-role.server.ts. */
type FilledTable = "OwnerParty" | "OwnerPartyMember" | "ExclusiveUnit";

/** Tells the planner how much there is: it would take a new table for a small one, and one that was small for small still. */
export const takeStock = (tx: Db, ...tables: (JudgingTable | FilledTable)[]) =>
  tx.$executeRawUnsafe(`ANALYZE ${tables.map((table) => `"${table}"`).join(", ")}`);
