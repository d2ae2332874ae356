import type { WrittenCell } from "./workbook.ts";

const encoder = new TextEncoder();

/** A table as .csv that spreadsheet programs open rightly: marked as UTF-8, and no text in it taken for a formula. */
export async function* csvOf(
  header: readonly string[],
  rows: AsyncIterable<WrittenCell[][]> | Iterable<WrittenCell[][]>,
): AsyncGenerator<Uint8Array> {
  yield encoder.encode(`\ufeff${lineOf(header)}`);
  for await (const batch of rows) yield encoder.encode(batch.map(lineOf).join(""));
}

const lineOf = (cells: readonly WrittenCell[]) => `${cells.map(fieldOf).join()}\r\n`;

function fieldOf(cell: WrittenCell): string {
  if (typeof cell !== "string") return cell.number;
  const harmless = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
