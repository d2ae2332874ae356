import pg from "pg";

/**
 * Longer than a statement or a transaction may take: see client.server.ts. A connection that was lost without a word says
 * nothing for a quarter of an hour, and those who wait behind it would as long. After this the database is away, as
 * isDatabaseAway() has it; whether it did what it was asked for is not known.
 */
const LONGEST_MS = 15_000;

type Ask = (asked: pg.QueryConfig, ...rest: unknown[]) => unknown;

/** Where a transaction begins, and where it ends. */
const BOUNDS = ["BEGIN", "COMMIT", "ROLLBACK"];

const impatient = (asked: pg.QueryConfig) => ({ ...asked, query_timeout: LONGEST_MS });

/**
 * Connections of which one that fell silent is closed: one that does not answer a query outside of transactions, or does
 * not begin or end a transaction. What is asked for in between may take minutes, and what Prisma gives up is rolled back.
 */
export function impatientPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings);
  pool.on("connect", (client) => {
    const askIn: Ask = (...asked) => (pg.Client.prototype.query as Ask).apply(client, asked);
    const query: Ask = (asked, ...rest) => {
      if (!BOUNDS.includes(asked.text)) return askIn(asked, ...rest);
      const answered = askIn(impatient(asked), ...rest) as Promise<unknown>;
      answered.catch(() => (client as unknown as pg.Client).end());
      return answered;
    };
    Object.assign(client, { query });
  });
  const askPool = pool.query.bind(pool) as Ask;
  const query: Ask = (asked, ...rest) => askPool(impatient(asked), ...rest);
  return Object.assign(pool, { query });
}

/** The whole of a transaction, unless it falls silent somewhere. */
export async function unlessSilent<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const away = Object.assign(new Error("the database does not answer"), { code: "ETIMEDOUT" });
    timer = setTimeout(() => reject(away), LONGEST_MS);
  });
  try {
    return await Promise.race([asked, silence]);
  } finally {
    clearTimeout(timer);
  }
}
