import { hash, verify } from "@node-rs/argon2";

import { Refused } from "#app/domain/shared/refusal.ts";

/** Argon2id, the library's default kind; the costs are OWASP's first choice (19 MiB, 2 passes, 1 lane). */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * How many are worked on at a time, of the four threads that also read files and compress pages; so much memory is used
 * at most. The others wait in order. A line longer than this would take some seconds: who comes then is asked to come again.
 */
const AT_A_TIME = 2;
const LONGEST_LINE = 100;

/** Of a password: not to be mistaken for the password itself. */
export type PasswordHash = string & { readonly made: "by hashPassword" };

/** Throws Refused("too_busy") when too many wait already. */
export const hashPassword = (password: string) => inLine(() => hash(password, COSTS) as Promise<PasswordHash>);

let nobodysHash: Promise<string> | undefined;

/**
 * Whether this is the password. With no hash to compare it takes the same time, so that a name tells nothing. Throws
 * Refused("too_busy") when too many wait already.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash("nobody's", COSTS);
  const compared = passwordHash ?? (await nobodysHash);
  const fits = await inLine(() => verify(compared, password));
  return fits && passwordHash !== null;
}

const waiting: (() => void)[] = [];
let working = 0;

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_A_TIME) {
    if (waiting.length >= LONGEST_LINE) throw new Refused("too_busy");
    // Whoever is done hands over the place: it is not free in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}
