import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import type { KeptPicture, PicturePlace } from "./picture.ts";
import { freePositions, listAlts, listOf, looseAllOf, looseFrom, placePicture } from "./store.server.ts";

/**
 * Gives pictures to what they came with, in its transaction and after it was locked; it is their sender's. Refuses with
 * too_many_pictures when not all of them find room there.
 */
export async function givePictures(tx: Db, accountId: string, place: PicturePlace, kept: readonly KeptPicture[]) {
  if (kept.length === 0) return;
  const free = await freePositions(tx, place);
  for (const [index, picture] of kept.entries()) {
    const position = free[index];
    if (position === undefined) throw new Refused("too_many_pictures");
    await placePicture(tx, accountId, place, picture, position);
  }
}

/** What is said of so many pictures that go with something: to be looked at like the rest of it. No query when there are none. */
export const altsOf = (tx: Db, place: PicturePlace, count: number): Promise<string[]> =>
  count > 0 ? listAlts(tx, place) : Promise.resolve([]);

/** Which of these pictures are still with something, which is locked. */
export const picturesWith = (tx: Db, place: PicturePlace, ids: readonly string[]): Promise<string[]> =>
  ids.length > 0 ? listOf(tx, place, ids) : Promise.resolve([]);

/**
 * Takes pictures from what they go with, those named or all, in the caller's transaction: nobody sees them from its commit
 * on, and their files go right after it. Returns how many went.
 */
export async function takePictures(tx: Db, place: PicturePlace, ids?: readonly string[]): Promise<number> {
  return dropping(tx, await looseFrom(tx, place, ids));
}

/** The same of all that a person ever sent, anywhere. */
export async function takeAllPictures(tx: Db, accountId: string): Promise<number> {
  return dropping(tx, await looseAllOf(tx, accountId));
}

async function dropping(tx: Db, taken: number): Promise<number> {
  if (taken > 0) await callAt(tx, "pictures.drop", {}, new Date());
  return taken;
}
