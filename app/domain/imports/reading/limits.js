/** What a file may hold. Far above any neighbourhood, far below what would harm the server that reads it. */
export const LIMITS = {
  /** All that is unpacked from a workbook, in bytes: what is larger is no list of flats. */
  unpackedBytes: 200_000_000,
  /** Parts a workbook may be packed from. */
  parts: 2_000,
  /** Rows with something in them. */
  rows: 60_000,
  /** All rows a spreadsheet program knows, empty ones included. */
  rowsOfASheet: 1_048_576,
  columns: 60,
  /** Characters in one cell. */
  text: 500,
  /** Texts that a workbook keeps once for all its cells, and their characters together. */
  sharedTexts: 1_000_000,
  sharedCharacters: 20_000_000,
  mergedRanges: 100_000,
  /** A header is looked for in so many rows. */
  headerWithin: 10,
};
