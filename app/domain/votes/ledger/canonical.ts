/** What a line of the ledger is made of: no numbers but whole ones, nothing that JSON does not have. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The one way to write a value down (RFC 8785): keys sorted, no white space. Throws on a number that is not exact. */
export function canonicalJson(value: Plain): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(",")}}`;
}

const isList = (value: object): value is readonly Plain[] => Array.isArray(value);
