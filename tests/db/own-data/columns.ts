import { prisma } from "#app/db/client.server.ts";

type Column = { table: string; column: string };

/** Every column that refers to accounts, or is named as if it did. */
export async function accountColumns(): Promise<Column[]> {
  return prisma.$queryRaw<Column[]>`
    SELECT DISTINCT "table", "column" FROM (
      SELECT c.conrelid::regclass::text AS "table", a.attname AS "column"
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
      WHERE c.contype = 'f' AND c.confrelid = '"Account"'::regclass
      UNION
      SELECT quote_ident(table_name), column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ILIKE '%accountId'
    ) found ORDER BY 1, 2`.then((rows) => rows.map((row) => ({ ...row, table: row.table.replaceAll('"', "") })));
}

export const nameOf = ({ table, column }: Column) => `${table}.${column}`;

/** How many rows of a column are this account's. */
export async function rowsOf(trace: string, accountId: string): Promise<number> {
  const [table, column] = trace.split(".");
  const [found] = await prisma.$queryRawUnsafe<{ rows: number }[]>(
    `SELECT count(*)::int AS "rows" FROM "${table}" WHERE "${column}" = $1::uuid`,
    accountId,
  );
  return found?.rows ?? 0;
}

/** Where in the whole database a text stands, by table; bytes are looked into as they are. */
export async function tablesWith(text: string): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const hex = Buffer.from(text).toString("hex");
  const found = [];
  for (const { name } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS "rows" FROM "${name}" t WHERE position($1 in t::text) > 0 OR position($2 in t::text) > 0`,
      ...[text, hex],
    );
    if (row?.rows) found.push(name);
  }
  return found;
}
