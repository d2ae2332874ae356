import type { Db } from "#app/db/client.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import type { KeptPicture } from "./picture.ts";
import { listOf, looseAllOf, looseFrom, placePicture } from "./store.server.ts";

type Place = { communityId: string; commentId: string };

/** Gives pictures to the comment they came with, in its transaction; the comment is their sender's. */
export async function givePictures(tx: Db, place: Place & { accountId: string }, kept: readonly KeptPicture[]) {
  for (const [position, picture] of kept.entries()) await placePicture(tx, place, picture, position);
}

/** Which of these pictures are still with a comment, which is locked. */
export const picturesWith = (tx: Db, place: Place, ids: readonly string[]): Promise<string[]> =>
  ids.length > 0 ? listOf(tx, place, ids) : Promise.resolve([]);

/**
 * Takes pictures from a comment, those named or all, in the caller's transaction: nobody sees them from its commit on,
 * and their files go right after it. Returns how many went.
 */
export async function takePictures(tx: Db, place: Place, ids?: readonly string[]): Promise<number> {
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
