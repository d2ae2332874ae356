import { csvRowsOf } from "./csv.js";
import { plainHeading } from "./heading.js";
import { kindOf } from "./kind.js";
import { LIMITS } from "./limits.js";
import { rowsOf } from "./sheet.js";
import { Unreadable } from "./unreadable.js";
import { openWorkbook } from "./workbook.js";

/**
 * @typedef {import("./sheet.js").Row} Row
 * @typedef {{ date1904: boolean, rows: AsyncGenerator<Row> }} Table its first row is the header
 */

/** So many known headings make a row a header. */
const HEADINGS_OF_A_HEADER = 3;

/**
 * The table in a file: of a workbook, the first visible sheet that has a header among its first rows.
 * @param {Buffer} bytes
 * @param {readonly string[]} headings the headings that are known, as plainHeading() makes them
 * @param {(share: number) => void} [onProgress]
 * @returns {Promise<Table>}
 */
export async function tableIn(bytes, headings, onProgress = () => {}) {
  const known = new Set(headings);
  if (kindOf(bytes) === "text") {
    const rows = await fromHeader(csvRowsOf(bytes, onProgress), known);
    if (!rows) throw new Unreadable("no_header");
    return { date1904: false, rows };
  }
  const workbook = await openWorkbook(bytes, onProgress);
  for (const sheet of workbook.sheets) {
    const rows = await fromHeader(rowsOf(sheet, workbook), known);
    if (rows) return { date1904: workbook.date1904, rows };
  }
  throw new Unreadable("no_header");
}

/**
 * @param {AsyncGenerator<Row>} rows
 * @param {ReadonlySet<string>} known
 */
async function fromHeader(rows, known) {
  for (let n = 0; n < LIMITS.headerWithin; n += 1) {
    const { value: row, done } = await rows.next();
    if (done) return null;
    if (isHeader(row, known)) return limited(row, rows);
  }
  await rows.return(undefined);
  return null;
}

/**
 * @param {Row} header
 * @param {AsyncGenerator<Row>} rest
 * @returns {AsyncGenerator<Row>}
 */
async function* limited(header, rest) {
  yield header;
  let rows = 0;
  for await (const row of rest) {
    rows += 1;
    if (rows > LIMITS.rows) throw new Unreadable("too_many_rows");
    yield row;
  }
}

/**
 * @param {Row} row
 * @param {ReadonlySet<string>} known
 */
function isHeader({ cells }, known) {
  const there = new Set(cells.map((cell) => (typeof cell === "string" ? plainHeading(cell) : "")));
  return [...there].filter((heading) => known.has(heading)).length >= HEADINGS_OF_A_HEADER;
}
