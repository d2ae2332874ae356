import type { Column } from "./columns.ts";
import { addressOf } from "./reading/address.js";
import type { FileFaultCode } from "./reading/unreadable.js";
import type { CellNote } from "./row.ts";

export const VERDICTS = ["error", "new", "changed", "same"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is said of a row: what is wrong with it, what is worth knowing, or what it changes. */
export type RowNote =
  | ({ is: "fault" | "hint"; row?: number } & CellNote)
  | { is: "change"; column: Column; before: string | number | boolean | null; after: string | number | boolean | null };

/** Why a file was refused, or what became of an import otherwise than it was meant. */
export type ImportFault = { code: FileFaultCode | "unexpected" | "stale"; where?: string; headings?: string[] };

/** How many rows there are of each verdict, where each column stands, and the headings that were not understood. */
export type Counts = { rows: Record<Verdict, number>; columns: Partial<Record<Column, number>>; ignored: string[] };

export const NO_COUNTS: Counts = { rows: { error: 0, new: 0, changed: 0, same: 0 }, columns: {}, ignored: [] };

/** The cell a note is about, as a spreadsheet program shows it: F12. Null when the file has no such column. */
export function cellOf({ columns }: Counts, column: Column, rowNo: number): string | null {
  const at = columns[column];
  return at === undefined ? null : addressOf(at, rowNo);
}

export const totalOf = ({ rows }: Counts) => VERDICTS.reduce((sum, verdict) => sum + rows[verdict], 0);
