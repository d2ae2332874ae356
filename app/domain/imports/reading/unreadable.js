/**
 * Why a file cannot be read as a whole. The words are in the catalogues.
 * @typedef {"empty_file" | "old_workbook" | "locked" | "macros" | "pdf" | "picture" | "web_page" | "other_document"
 *   | "no_workbook" | "no_table" | "damaged" | "unknown_encoding" | "too_much_inside" | "too_many_rows"
 *   | "too_many_empty_rows" | "too_many_columns" | "formula" | "no_header" | "missing_columns" | "no_rows"} FileFaultCode
 */

/** What is wrong with the whole file, and in which cell it shows, if in one. */
export class Unreadable extends Error {
  /**
   * @param {FileFaultCode} code
   * @param {string} [where] a cell, such as D12
   */
  constructor(code, where) {
    super(code);
    this.code = code;
    this.where = where;
  }
}
