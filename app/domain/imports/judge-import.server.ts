import type { Db } from "#app/db/client.server.ts";
import { findParties, findPlaces, matchParties } from "./finding-store.server.ts";
import { judgeRows } from "./judging-store.server.ts";
import { type ImportKey, makeJudgingTables } from "./judging-tables.server.ts";

/** Compares an import's rows with what is registered now. What comes of it is in tables that end with the transaction. */
export async function judgeImport(tx: Db, key: ImportKey) {
  await makeJudgingTables(tx);
  await findPlaces(tx, key);
  await findParties(tx, key.communityId);
  await matchParties(tx);
  await judgeRows(tx, key);
}
