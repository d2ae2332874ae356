import { randomUUID } from "node:crypto";

/** A statement as the app's pool was asked. */
export type Statement = { name?: string; text: string; values: unknown[] };

/** How a parameter is made each time: the same, new, or a text with the entry's own values in it. */
type Parameter = { constant: unknown } | { fresh: true } | { pattern: string } | { list: Parameter[] };

/** The statements of one write, to be asked again for another entry. */
export type Script = { name?: string; text: string; parameters: Parameter[] }[];

type Fields = Record<string, string | number>;
export type Recorded = { fields: Fields; statements: Statement[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a text was condensed to: as good as any other. */
const HASH = /^-?\d{12,20}$/;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** What two writes of one kind have in common. Throws when they did not go the same way. */
export function scriptOf(one: Recorded, other: Recorded): Script {
  if (one.statements.length === 0 || one.statements.length !== other.statements.length) {
    throw new Error(`two writes took ${one.statements.length} and ${other.statements.length} statements`);
  }
  return one.statements.map(({ name, text, values }, at) => {
    const twin = other.statements[at];
    if (twin?.text !== text || twin.values.length !== values.length) throw new Error(`only one write asked: ${text}`);
    const parameters = values.map((value, place) => {
      const parameter = parameterOf([value, one.fields], [twin.values[place], other.fields]);
      if (!parameter) throw new Error(`parameter ${place + 1} differs for no known reason: ${text}`);
      return parameter;
    });
    return { ...(name && { name }), text, parameters };
  });
}

function parameterOf([a, of]: [unknown, Fields], [b, ofB]: [unknown, Fields]): Parameter | null {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    const list = a.map((value, at) => parameterOf([value, of], [b[at], ofB]));
    return list.includes(null) ? null : { list: list as Parameter[] };
  }
  const pattern = patternOf(a, of);
  if (pattern !== null && pattern === patternOf(b, ofB)) return { pattern };
  if (typeof a === "bigint" && typeof b === "bigint") return { constant: String(a) };
  if (JSON.stringify(a) === JSON.stringify(b)) return { constant: a };
  if (typeof a !== "string" || typeof b !== "string") return null;
  if (UUID.test(a) && UUID.test(b)) return { fresh: true };
  return [MOMENT, HASH].some((kind) => kind.test(a) && kind.test(b)) ? { constant: a } : null;
}

/** The text with the names of the fields in place of their values; null when it holds none. */
function patternOf(value: unknown, fields: Fields): string | null {
  let pattern = String(value);
  for (const [name, field] of Object.entries(fields)) {
    if (pattern === String(field)) return `{${name}}`;
    if (typeof field === "string") pattern = pattern.replaceAll(field, `{${name}}`);
  }
  return pattern === String(value) ? null : pattern;
}

/** The values of a statement's parameters for an entry. */
export const valuesFor = (fields: Fields, { parameters }: Pick<Script[number], "parameters">): unknown[] =>
  parameters.map((parameter) => {
    if ("constant" in parameter) return parameter.constant;
    if ("fresh" in parameter) return randomUUID();
    if ("list" in parameter) return valuesFor(fields, { parameters: parameter.list });
    return parameter.pattern.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
  });
