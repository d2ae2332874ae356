import type { z } from "zod";

import { Refused } from "#app/domain/shared/refusal.ts";

/** Why a field was not taken; the catalogues hold the words. `limit` belongs to the too_… codes. */
export type FieldFault = { code: string; limit?: number };
export type FieldFaults = Record<string, FieldFault>;

export type FormReading<T> =
  | { ok: true; input: T; typed: Record<string, string> }
  | { ok: false; faults: FieldFaults; typed: Record<string, string> };

/** Reads a form that was sent: every field once, well-formed text, and what the schema asks. What was typed is kept. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<FormReading<z.output<S>>> {
  const sent = await request.text();
  const typed: Record<string, string> = {};
  const faults: FieldFaults = {};
  for (const [name, value] of new URLSearchParams(sent)) {
    if (Object.hasOwn(typed, name)) faults[name] = { code: "repeated" };
    else if (!isWholeText(value)) faults[name] = { code: "broken_text" };
    Object.defineProperty(typed, name, { value: value.replaceAll("\0", ""), enumerable: true, configurable: true });
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults, typed };

  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, input: parsed.data, typed };
  for (const issue of parsed.error.issues) faults[String(issue.path[0] ?? "form")] ??= faultOf(issue);
  return { ok: false, faults, typed };
}

/** No NUL, which PostgreSQL cannot store, and no U+FFFD, which is what bytes that were no text turn into. */
const isWholeText = (value: string) => !/[\0\uFFFD]/.test(value) && value.isWellFormed();

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === "too_big") return { code: "too_long", limit: Number(issue.maximum) };
  if (issue.code === "too_small") {
    return Number(issue.minimum) > 1 ? { code: "too_short", limit: Number(issue.minimum) } : { code: "required" };
  }
  if (issue.code === "invalid_value") return { code: "unknown_option" };
  if (issue.code === "custom") return { code: issue.message };
  return issue.code === "invalid_type" && issue.input === undefined ? { code: "required" } : { code: "not_valid" };
}

/** Only plain forms are read: nothing of ours sends anything else. */
export function refuseOtherBodies(request: Request) {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Refused("not_a_form");
}
