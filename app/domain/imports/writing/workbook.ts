import { strToU8, Zip, ZipDeflate } from "fflate";

import { CONTENT_TYPES, RELATIONS, STYLES, workbookRelations, workbookXml } from "./workbook-parts.ts";

/** A text; or a number to calculate with, as its decimal digits. */
export type WrittenCell = string | { number: string };

export type WrittenSheet = {
  name: string;
  header: readonly string[];
  /** Widths of the columns in characters. */
  widths: readonly number[];
  /** Columns that take one of some words: where they stand, and the words. */
  choices?: readonly { column: number; words: readonly string[] }[];
  /** Long texts are shown on several lines. */
  wraps?: boolean;
  rows: AsyncIterable<WrittenCell[][]> | Iterable<WrittenCell[][]>;
};

/** A workbook as .xlsx, made while its rows come in: a batch of rows, a piece of the file. */
export async function* workbookOf(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return (xml: string, isLast = false) => file.push(strToU8(xml), isLast);
  };
  const names = sheets.map(({ name }) => name);
  part("[Content_Types].xml")(CONTENT_TYPES(sheets.length), true);
  part("_rels/.rels")(RELATIONS, true);
  part("xl/workbook.xml")(workbookXml(names.map(escaped)), true);
  part("xl/_rels/workbook.xml.rels")(workbookRelations(sheets.length), true);
  part("xl/styles.xml")(STYLES, true);
  for (const [index, sheet] of sheets.entries()) {
    const write = part(`xl/worksheets/sheet${index + 1}.xml`);
    write(beginOf(sheet));
    const style = sheet.wraps ? STYLE.wrapped : STYLE.text;
    let rowNo = 2;
    for await (const batch of sheet.rows) {
      write(batch.map((cells, at) => rowXml(cells, rowNo + at, style)).join(""));
      rowNo += batch.length;
      yield* pieces.splice(0);
    }
    write(endOf(sheet), true);
  }
  zip.end();
  yield* pieces;
}

const STYLE = { header: 1, text: 2, number: 3, wrapped: 4 };

const beginOf = ({ header, widths }: WrittenSheet) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLE.text}" customWidth="1"/>`,
    )
    .join("")}</cols><sheetData>${rowXml(header, 1, STYLE.header)}`;

const endOf = ({ choices = [] }: WrittenSheet) =>
  `</sheetData>${choices.length > 0 ? `<dataValidations count="${choices.length}">${choices.map(choiceXml).join("")}</dataValidations>` : ""}</worksheet>`;

function choiceXml({ column, words }: { column: number; words: readonly string[] }) {
  const letter = String.fromCharCode(65 + column);
  return `<dataValidation type="list" allowBlank="1" sqref="${letter}2:${letter}60001"><formula1>"${escaped(words.join())}"</formula1></dataValidation>`;
}

/** Texts stand in their cells, so that nothing has to be known before the first row; and a text is never a formula. */
const rowXml = (cells: readonly WrittenCell[], rowNo: number, style: number) =>
  `<row r="${rowNo}">${cells
    .map((cell) => {
      if (typeof cell !== "string") return `<c s="${STYLE.number}"><v>${cell.number}</v></c>`;
      if (cell === "") return `<c s="${style}"/>`;
      return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    })
    .join("")}</row>`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no way to write most control characters. */
const escaped = (text: string) =>
  text
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
