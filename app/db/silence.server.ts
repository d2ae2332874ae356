/** Longer than a statement or a transaction may take: see client.server.ts. */
const LONGEST_MS = 15_000;

/**
 * What the database is asked for, unless it falls silent: a connection that was lost without a word says nothing for a
 * quarter of an hour, and those who wait behind it would as long. Then it is away, as isDatabaseAway() has it; whether it
 * did what it was asked for is not known.
 */
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
