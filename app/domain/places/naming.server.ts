import { isUniqueViolation } from "#app/db/errors.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** What is there already under this name stays, and the other is told so. */
export async function namedOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused("name_taken");
    throw error;
  }
}

/** Adds something whose id is its form's key: the same form sent twice adds it once, even when both arrive together. */
export async function addedOnce(isThere: () => Promise<boolean>, add: () => Promise<void>): Promise<void> {
  if (await isThere()) return;
  try {
    await namedOnce(add);
  } catch (error) {
    // Refused because its twin was faster.
    if (error instanceof Refused && (await isThere())) return;
    throw error;
  }
}
