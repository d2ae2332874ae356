import type { Db } from "#app/db/client.server.ts";
import { ABOVE } from "./chain.ts";

/** How many lines are read at once: a chain never stands in memory. */
const LINES_AT_ONCE = 500;

export type Head = { n: number; hash: string };

/** The last entry of a chain; null when there is none. */
export async function headOf(db: Db, chain: string): Promise<Head | null> {
  const [head] = await db.$queryRaw<Head[]>`
    SELECT "n", encode("hash", 'hex') AS "hash" FROM "AuditEntry"
    WHERE "chain" = ${chain} AND "n" IS NOT NULL ORDER BY "n" DESC LIMIT 1`;
  return head ?? null;
}

/** The entries of a chain up to one of them, as lines of an export: docs/audit.md. */
export async function* linesUpTo(db: Db, chain: string, last: number): AsyncGenerator<string[]> {
  for (let after = 0; after < last; after += LINES_AT_ONCE) {
    const rows = await db.$queryRaw<{ line: string }[]>`
      SELECT '{"entry":' || "audit_line"(e, p."hash") || ',"hash":"' || encode(e."hash", 'hex') || '"'
        || coalesce(',"personal":' || "canonical_json"(e."personal") || ',"salt":"' || encode(e."salt", 'base64') || '"', '')
        || '}' AS "line"
      FROM "AuditEntry" e LEFT JOIN "AuditEntry" p ON p."chain" = e."chain" AND p."n" = e."n" - 1
      WHERE e."chain" = ${chain} AND e."n" > ${after} AND e."n" <= ${Math.min(after + LINES_AT_ONCE, last)} ORDER BY e."n"`;
    yield rows.map(({ line }) => line);
  }
}

/** Of every community and of what stands above them, whether or not anything is in it. */
export async function listChains(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ chain: string }[]>`
    SELECT "chain" FROM "AuditEntry" UNION SELECT "id" FROM "Community" UNION SELECT ${ABOVE} ORDER BY 1`;
  return rows.map(({ chain }) => chain);
}

/** How many entries stand outside of their chain: none, unless its guards were off. */
export const countUnchained = (db: Db) => db.auditEntry.count({ where: { n: null } });

/** How many entries lost what was personal although their person is still here: a chain alone cannot know who is. */
export async function countEmptied(db: Db): Promise<number> {
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "AuditEntry" e LEFT JOIN "Account" a ON a."id" = e."aboutId"
    WHERE e."commitment" IS NOT NULL AND e."personal" IS NULL AND a."erasedAt" IS NULL`;
  return count;
}

/** What keeps the chain as it is, and is not there or switched off. */
export async function openGuards(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT g."name" FROM unnest(${GUARDS}::text[]) AS g("name")
    WHERE NOT EXISTS (SELECT FROM pg_trigger t
      WHERE t.tgrelid = '"AuditEntry"'::regclass AND t.tgname = g."name" AND t.tgenabled IN ('O', 'A'))`;
  return rows.map(({ name }) => name);
}

const GUARDS = ["AuditEntry_enters", "AuditEntry_is_chained", "AuditEntry_stays", "AuditEntry_stays_whole"];
