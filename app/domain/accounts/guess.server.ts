import { prisma } from "#app/db/client.server.ts";
import { countAttempt, forgiveAttempt } from "./attempt-store.server.ts";
import type { Counter } from "./attempts.ts";
import { digestOf } from "./digest.server.ts";

/** So many wrong ones are free; after them each has to wait longer than the one before. */
const FREE_GUESSES = 5;
const DAY_S = 24 * 60 * 60;

/**
 * Judges what might be a guess at something of an account's, by somebody who is signed in to it: counted as wrong
 * before it is looked at, forgotten when it was right. Throws what `judge` throws; wait_longer with the seconds.
 */
export async function judgeGuess<T>(what: "factor" | "proof", accountId: string, judge: () => Promise<T>): Promise<T> {
  const counters: Counter[] = [
    { key: `${what} ${digestOf(what, accountId)}`, free: FREE_GUESSES, windowSeconds: DAY_S },
  ];
  await countAttempt(counters);
  const judged = await judge();
  await forgiveAttempt(prisma, counters);
  return judged;
}
