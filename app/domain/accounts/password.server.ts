import { hash, verify } from "@node-rs/argon2";

/** Argon2id, the library's default kind; the costs are OWASP's first choice (19 MiB, 2 passes, 1 lane). */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password, COSTS);

let nobodysHash: Promise<string> | undefined;

/** Whether this is the password. With no hash to compare it takes the same time, so that a name tells nothing. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword("nobody's");
  const fits = await verify(passwordHash ?? (await nobodysHash), password);
  return fits && passwordHash !== null;
}
