import type { Client } from "pg";

import { type Rows, TABLES, type Table } from "./rows.ts";

const BATCH = 5_000;

/** Bytes as PostgreSQL reads them. */
function withBytes(this: Record<string, unknown>, key: string, value: unknown) {
  const held = this[key];
  return held instanceof Uint8Array ? `\\x${Buffer.from(held).toString("hex")}` : value;
}

/** Gathers rows and writes them in batches, so that memory stays small however many there are. */
export class RowSink {
  readonly #client: Client;
  readonly #waiting = new Map<Table, object[]>(TABLES.map((table) => [table, []]));
  readonly #afterwards: { statement: string; values: unknown[] }[] = [];
  #held = 0;
  /** How many rows the database has. */
  written = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  add<T extends Table>(table: T, ...rows: Rows[T][]) {
    const waiting = this.#waiting.get(table);
    for (const row of rows) waiting?.push(row);
    this.#held += rows.length;
  }

  /** Has a statement run once everything added so far is written: for what only comes of a row that is there. */
  afterwards(statement: string, values: unknown[]) {
    this.#afterwards.push({ statement, values });
  }

  /** Writes what waits when it is a batch; call it between things whose rows belong together. */
  async drain() {
    if (this.#held >= BATCH) await this.flush();
  }

  async flush() {
    for (const [table, rows] of this.#waiting) {
      for (let from = 0; from < rows.length; from += BATCH) await this.#insert(table, rows.slice(from, from + BATCH));
      rows.length = 0;
    }
    this.#held = 0;
    for (const { statement, values } of this.#afterwards.splice(0)) await this.#client.query(statement, values);
  }

  /** Writes everything, and lets the database see what its tables are like now: it then checks references by the right indexes. */
  async takeStock() {
    await this.flush();
    await this.#client.query("ANALYZE");
  }

  async #insert(table: Table, rows: object[]) {
    const columns = Object.keys(rows[0] ?? {})
      .map((column) => `"${column}"`)
      .join(", ");
    await this.#client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(rows, withBytes)],
    );
    this.written += rows.length;
  }
}
