const MOST = 300;
const names = new Map<string, string>();

/**
 * A name under which a connection keeps the plan of a statement: parsed and planned once, not at every page.
 * Only the first few hundred texts get one, so that lists of varying length cannot fill the server's memory;
 * the rest get "", which is none.
 */
export function planName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= MOST) return "";
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
