/** How many rows are read at once: a life's worth of comments never stands in memory. */
export const ROWS_AT_ONCE = 500;

/** All rows of a question that is asked page after page; each page begins after the id it is given. */
export async function* rowsOf<Row extends { id: string }>(
  ask: (after: string | null) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: string | null = null;
  do {
    const rows: Row[] = await ask(after);
    yield* rows;
    after = rows.length === ROWS_AT_ONCE ? (rows.at(-1)?.id ?? null) : null;
  } while (after !== null);
}

/** A JSON array, written row by row. Numbers too large for JSON are text. */
export async function* jsonArray(rows: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + JSON.stringify(row, plain, 1);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

export const json = (value: unknown) => `${JSON.stringify(value, plain, 1)}\n`;

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
