import { isUniqueViolation } from "#app/db/errors.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { PlaceKind } from "./facts.ts";
import { wasRemoved } from "./record-change.server.ts";

/** What is there already under this name stays, and the other is told so. */
export async function namedOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused("place_taken");
    throw error;
  }
}

/**
 * Adds something whose id is its form's key: the same form sent twice adds it once, even when both arrive together.
 * `compare` refuses a form that says something else than what was added by it.
 */
export async function addedOnce(
  isThere: () => Promise<boolean>,
  add: () => Promise<void>,
  compare?: () => Promise<unknown>,
): Promise<void> {
  if (await isThere()) return void (await compare?.());
  try {
    await namedOnce(add);
  } catch (error) {
    // Refused because its twin was faster.
    if (error instanceof Refused && (await isThere())) return void (await compare?.());
    throw error;
  }
}

/** Takes something away; asked a second time, it is gone already, and that is no mistake. */
export async function removedOnce(
  communityId: string,
  kind: PlaceKind,
  id: string,
  remove: () => Promise<void>,
): Promise<void> {
  try {
    await remove();
  } catch (error) {
    const isGone = error instanceof Refused && error.code === "not_found";
    if (isGone && (await wasRemoved(communityId, kind, id))) return;
    throw error;
  }
}
