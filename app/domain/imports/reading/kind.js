import { Unreadable } from "./unreadable.js";

/** How files begin that are no table of ours, whatever they are called. */
const BEGINNINGS = /** @type {const} */ ([
  ["%PDF", "pdf"],
  ["\x89PNG", "picture"],
  ["\xff\xd8\xff", "picture"],
  ["GIF8", "picture"],
  ["RIFF", "picture"],
  ["{\\rtf", "other_document"],
]);

const COMPOUND = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** Workbooks with a password are packed into the format of old ones, under this name. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/**
 * Whether these bytes are a workbook or text, by what they are and not by a name.
 * @param {Buffer} bytes
 * @returns {"workbook" | "text"}
 */
export function kindOf(bytes) {
  if (bytes.length === 0) throw new Unreadable("empty_file");
  const start = bytes.toString("latin1", 0, 512);
  if (start.startsWith("PK")) return "workbook";
  if (start.startsWith(COMPOUND)) throw new Unreadable(bytes.includes(ENCRYPTED) ? "locked" : "old_workbook");
  const known = BEGINNINGS.find(([beginning]) => start.startsWith(beginning));
  if (known) throw new Unreadable(known[1]);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta|head)/i.test(start)) throw new Unreadable("web_page");
  return "text";
}
