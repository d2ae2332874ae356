import { Readable } from "node:stream";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  jsonl: "application/jsonl; charset=utf-8",
};

type FileFacts = {
  name: string;
  /** The same for programs that know no other letters. */
  ascii: string;
  format: keyof typeof TYPES;
};

/** A file to be saved, sent while it is made. */
export function fileAnswer(
  pieces: AsyncIterable<Uint8Array> | Uint8Array,
  { name, ascii, format }: FileFacts,
): Response {
  const file = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new Response(
    Readable.toWeb(Readable.from(pieces instanceof Uint8Array ? [pieces] : pieces)) as ReadableStream,
    {
      headers: {
        "Content-Type": TYPES[format],
        "Content-Disposition": `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${file}`,
      },
    },
  );
}
