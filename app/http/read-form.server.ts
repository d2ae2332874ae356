import { MultipartParseError, parseMultipart } from "@remix-run/multipart-parser";
import type { z } from "zod";

import type { UploadedFile } from "#app/domain/shared/fields.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** Why a field was not taken; the catalogues hold the words. `limit` belongs to the too_… codes. */
export type FieldFault = { code: string; limit?: number };
export type FieldFaults = Record<string, FieldFault>;

export type FormReading<T> =
  | { ok: true; input: T; typed: Record<string, string> }
  | { ok: false; faults: FieldFaults; typed: Record<string, string> };

type Sent = Iterable<[name: string, value: string | UploadedFile]>;

/** Reads a form that was sent: every field once, well-formed text, and what the schema asks. What was typed is kept. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<FormReading<z.output<S>>> {
  refuseOtherBodies(request, /^application\/x-www-form-urlencoded\b/i);
  return reading(new URLSearchParams(await request.text()), schema);
}

/** The same of a form with files; a file that was not chosen is not there. */
export async function readUpload<S extends z.ZodType>(request: Request, schema: S): Promise<FormReading<z.output<S>>> {
  refuseOtherBodies(request, MULTIPART);
  return reading(partsOf(Buffer.from(await request.arrayBuffer()), request.headers.get("Content-Type") ?? ""), schema);
}

/** Either: a form that takes pictures, sent by a page that was drawn when it took none. */
export async function readMixed<S extends z.ZodType>(request: Request, schema: S): Promise<FormReading<z.output<S>>> {
  return isMultipart(request) ? readUpload(request, schema) : readForm(request, schema);
}

const MULTIPART = /^multipart\/form-data\b/i;
const isMultipart = (request: Request) => MULTIPART.test(request.headers.get("Content-Type") ?? "");

function reading<S extends z.ZodType>(sent: Sent, schema: S): FormReading<z.output<S>> {
  const typed: Record<string, string> = {};
  const files: Record<string, UploadedFile> = {};
  const faults: FieldFaults = {};
  for (const [name, value] of sent) {
    if (Object.hasOwn(typed, name) || Object.hasOwn(files, name)) faults[name] = { code: "repeated" };
    if (typeof value !== "string") put(files, name, value);
    else {
      if (!isWholeText(value)) faults[name] ??= { code: "broken_text" };
      put(typed, name, value.replaceAll("\0", ""));
    }
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults, typed };

  const parsed = schema.safeParse({ ...typed, ...files });
  if (parsed.success) return { ok: true, input: parsed.data, typed };
  for (const issue of parsed.error.issues) faults[String(issue.path[0] ?? "form")] ??= faultOf(issue);
  return { ok: false, faults, typed };
}

/** Also under names that objects have by themselves. */
function put<T>(into: Record<string, T>, name: string, value: T) {
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true });
}

const MAX_PARTS = 40;
const LONGEST_FILE_NAME = 200;
/** Does not stumble over bytes that are no text: what they turn into is found by isWholeText(). */
const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

function* partsOf(body: Buffer, contentType: string): Sent & Generator<[string, string | UploadedFile]> {
  const [, boundary = ""] = /boundary="?([^";]{1,70})"?/i.exec(contentType) ?? [];
  const limits = { maxFileSize: body.length, maxTotalSize: body.length, maxParts: MAX_PARTS };
  try {
    for (const part of parseMultipart(body, { boundary, ...limits })) {
      if (part.filename === undefined) yield [part.name ?? "", TEXT.decode(part.bytes)];
      else if (part.size > 0) {
        const name = part.filename
          .replace(/\p{Cc}/gu, "")
          .toWellFormed()
          .slice(-LONGEST_FILE_NAME);
        yield [part.name ?? "", { name, bytes: part.bytes }];
      }
    }
  } catch (error) {
    if (error instanceof MultipartParseError || isUndecodable(error)) throw new Refused("not_a_form");
    throw error;
  }
}

/** A name of a field or a file in bytes that are no text, which no browser sends. */
const isUndecodable = (error: unknown) =>
  error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";

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

/** Nothing of ours sends anything else than a page's form. */
function refuseOtherBodies(request: Request, wanted: RegExp) {
  if (!wanted.test(request.headers.get("Content-Type") ?? "")) throw new Refused("not_a_form");
}
