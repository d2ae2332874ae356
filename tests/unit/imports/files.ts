import { deflateRawSync } from "node:zlib";

import { KNOWN_HEADINGS } from "#app/domain/imports/columns.ts";
import type { Row } from "#app/domain/imports/reading/sheet.js";
import { tableIn } from "#app/domain/imports/reading/table.js";
import { Unreadable } from "#app/domain/imports/reading/unreadable.js";
import { type WrittenSheet, workbookOf } from "#app/domain/imports/writing/workbook.ts";

/** All of a table in a file, its header first. */
export async function tableOf(bytes: Uint8Array | string): Promise<Row[]> {
  const { rows } = await tableIn(Buffer.from(bytes as string), KNOWN_HEADINGS);
  return all(rows);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Why a file is refused, and in which cell. */
export async function faultIn(bytes: Uint8Array | string): Promise<{ code: string; where?: string | undefined }> {
  try {
    await tableOf(bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, where } = error;
    return where ? { code, where } : { code };
  }
  return { code: "none" };
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await all(pieces));
}

export const written = (...sheets: WrittenSheet[]) => bytesOf(workbookOf(sheets));

type Parts = {
  sheets?: Record<string, string>;
  shared?: string;
  styles?: string;
  workbook?: string;
  more?: Record<string, string | Uint8Array>;
};

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A zip file without checksums, which nobody asks for. Quick even with hundreds of megabytes of the same. */
export function zipOf(parts: Record<string, string | Uint8Array>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content, { level: 1 });
    const named = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(Buffer.byteLength(content), 18);
    facts.writeUInt16LE(named.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from("PK\x03\x04"), facts, named, packed);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), facts, place, named);
    at += 30 + named.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

/** A workbook as other programs write it, from the XML of its sheets by name. */
export function workbook({ sheets = {}, shared, styles, workbook = "", more = {} }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
  const parts: Record<string, string | Uint8Array> = {
    "_rels/.rels": `<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${RELATIONSHIPS}">${workbook}<sheets>${names
      .map(
        (name, n) =>
          `<sheet name="${name.replace("!", "")}" ${name.endsWith("!") ? 'state="hidden"' : ""} r:id="s${n}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map((_, n) => relation(`s${n}`, "worksheet", `worksheets/s${n}.xml`))
      .join(
        "",
      )}${relation("t", "sharedStrings", "sharedStrings.xml")}${relation("y", "styles", "/xl/styles.xml")}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((xml, n) => [`xl/worksheets/s${n}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
    ...(shared && { "xl/sharedStrings.xml": `<sst>${shared}</sst>` }),
    ...(styles && { "xl/styles.xml": `<styleSheet>${styles}</styleSheet>` }),
    ...more,
  };
  return zipOf(parts);
}

export const HEADER = ["小区", "楼栋", "单元", "房号", "面积", "业主姓名"];

/** Rows of texts, without saying where they stand. */
export const rowsXml = (...rows: string[][]) =>
  `<sheetData>${rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => (cell.startsWith("<") ? cell : `<c t="str"><v>${cell}</v></c>`)).join("")}</row>`,
    )
    .join("")}</sheetData>`;
