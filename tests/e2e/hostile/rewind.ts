import pg from "pg";

/** Tables, and the column that says whose a row is. */
const TABLES = `
  SELECT DISTINCT ON (c."table_name") c."table_name" AS "table", c."column_name" AS "column"
  FROM information_schema.columns c JOIN information_schema.tables t USING ("table_schema", "table_name")
  WHERE c."table_schema" = 'public' AND t."table_type" = 'BASE TABLE' AND (c."column_name" IN ('communityId', 'subdistrictId')
      OR (c."table_name" IN ('Community', 'Subdistrict') AND c."column_name" = 'id'))
  ORDER BY c."table_name", array_position(ARRAY['communityId', 'id', 'subdistrictId'], c."column_name"::text)`;

let tables: Promise<{ table: string; column: string }[]> | undefined;

/** The ways back to what there was. */
export type Rewind = {
  /** So that the same can be done again, in other words: of all but the record of acts, what the first act changed. */
  between: () => Promise<void>;
  /** Of all there is. */
  whole: () => Promise<void>;
};

/** Keeps all there is in a community and its subdistrict now, and gives the ways back to it, for one kind of act after the other. */
export async function keep(db: pg.Client, communityId: string): Promise<() => Rewind> {
  tables ??= db.query(TABLES).then(({ rows }) => rows);
  const { rows } = await db.query(`SELECT "subdistrictId" FROM "Community" WHERE "id" = $1`, [communityId]);
  const all = (await tables).map(({ table, column }) => {
    const isAbove = column === "subdistrictId" || table === "Subdistrict";
    return { table, of: `"${column}" = ${pg.escapeLiteral(isAbove ? rows[0].subdistrictId : communityId)}` };
  });
  const each = all.map(({ table, of }) => `(SELECT json_agg(x ORDER BY x::text)::text FROM "${table}" x WHERE ${of})`);
  const read = async (): Promise<(string | null)[]> =>
    (await db.query({ text: `SELECT ${each.join(", ")}`, rowMode: "array" })).rows[0] ?? [];

  const before = await read();
  const changed = async (): Promise<Change[]> => {
    const after = await read();
    return all.flatMap((one, at) => (before[at] === after[at] ? [] : [{ ...one, rows: before[at] ?? "[]" }]));
  };
  return () => {
    let back: string | undefined;
    return {
      async between() {
        back ??= backTo((await changed()).filter(({ table }) => table !== "AuditEntry"));
        await db.query(back);
      },
      whole: async () => void (await db.query(backTo(await changed()))),
    };
  };
}

type Change = { table: string; of: string; rows: string };

/** Rows that point to each other go and come in any order, past guards that keep people from just this. */
const backTo = (changes: Change[]) => {
  const steps = changes.map(({ table, of, rows }) => {
    const kept = `SELECT * FROM json_populate_recordset(NULL::"${table}", ${pg.escapeLiteral(rows)})`;
    return `DELETE FROM "${table}" WHERE ${of}; INSERT INTO "${table}" ${kept};`;
  });
  return `BEGIN; SET LOCAL session_replication_role = replica; ${steps.join("")} COMMIT`;
};
