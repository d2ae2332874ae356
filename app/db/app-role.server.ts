import pg from "pg";

const APP_ROLE = "sunshine_app";
/** Two servers that start together do not grant the same at once. */
const LOCK = 7_364_102;

/**
 * Makes the role that the application works as, beside the one that owns the tables, with the same password. Returns the
 * address for it.
 */
export async function makeAppRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
    const password = pg.escapeLiteral(decodeURIComponent(url.password));
    await client.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${APP_ROLE} LOGIN PASSWORD ${password}`);
  });
  url.username = APP_ROLE;
  await grantTo(ownerUrl, url.href);
  return url.href;
}

/**
 * Lets the role in an address work with what the owner's role made, after every change of it. It reads and writes rows, but
 * owns nothing; of what only grows it can neither change nor remove a row, and it can switch off no trigger.
 */
export const grantTo = (ownerUrl: string, appUrl: string): Promise<void> =>
  asOwner(ownerUrl, async (client) => {
    const role = pg.escapeIdentifier(decodeURIComponent(new URL(appUrl).username));
    const { rows } = await client.query("SELECT quote_ident(current_database()) AS name");
    await client.query(`
      BEGIN;
      SELECT pg_advisory_xact_lock(${LOCK});
      GRANT CONNECT, TEMPORARY ON DATABASE ${rows[0].name} TO ${role};
      GRANT USAGE ON SCHEMA public, pgboss TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${role};
      REVOKE ALL ON ALL TABLES IN SCHEMA public, pgboss FROM ${role}`);
    const granted = await client.query<{ right: string }>(RIGHTS);
    await client.query(granted.rows.map(({ right }) => `GRANT ${right} TO ${role}`).join(";\n"));
    await client.query(`REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role}; COMMIT`);
  });

/**
 * What the owner may do to rows, but for what migrations took even from the owner and what triggers refuse to everybody;
 * and counting for the planner what an import fills, a right that PostgreSQL knows since 17.
 * Bits of a trigger's type: 1 for each row, 8 DELETE, 16 UPDATE.
 */
const RIGHTS = `
  WITH refused AS (
    SELECT t.tgrelid, bool_or(t.tgtype & 16 > 0) AS "UPDATE", bool_or(t.tgtype & 8 > 0) AS "DELETE"
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE p.proname = 'refuse_change' AND t.tgtype & 1 > 0 GROUP BY t.tgrelid
  ), tables AS (
    SELECT c.oid, c.relname, c.relowner, coalesce(c.relacl, acldefault('r', c.relowner)) AS rights FROM pg_class c
    WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND c.relkind IN ('r', 'p', 'v')
  )
  SELECT format('%s ON %s', string_agg(a.privilege_type, ', '), c.oid::regclass) AS "right"
  FROM tables c CROSS JOIN LATERAL aclexplode(c.rights) a LEFT JOIN refused r ON r.tgrelid = c.oid
  WHERE a.grantee = c.relowner AND (
    a.privilege_type IN ('SELECT', 'INSERT') OR (a.privilege_type = 'UPDATE' AND r."UPDATE" IS NOT TRUE)
      OR (a.privilege_type = 'DELETE' AND r."DELETE" IS NOT TRUE)
      OR (a.privilege_type = 'MAINTAIN' AND c.relname IN ('OwnerParty', 'OwnerPartyMember', 'ExclusiveUnit'))
  ) GROUP BY c.oid
  UNION ALL
  SELECT format('%s (%I) ON %s', a.privilege_type, f.attname, c.oid::regclass)
  FROM tables c JOIN pg_attribute f ON f.attrelid = c.oid CROSS JOIN LATERAL aclexplode(f.attacl) a
  WHERE a.grantee = c.relowner`;

async function asOwner(url: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
