import { type Db, inTransaction, prisma } from "#app/db/client.server.ts";
import { erasePersonal } from "#app/domain/audit/erase-personal.server.ts";
import { discardAllWaiting } from "#app/domain/comments/discard-all-waiting.server.ts";
import { uncountPictures as uncountInComments } from "#app/domain/comments/uncount-pictures.server.ts";
import { forgetReasons } from "#app/domain/moderation/forget-reasons.server.ts";
import { takeAllPictures } from "#app/domain/pictures/give-pictures.server.ts";
import { unlinkFromRegister } from "#app/domain/places/unlink-from-register.server.ts";
import { discardAllDrafts } from "#app/domain/proposals/discard-all-drafts.server.ts";
import { uncountPictures as uncountInProposals } from "#app/domain/proposals/uncount-pictures.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { isDue } from "./erasure.ts";
import {
  blankSeats,
  closeWaysIn,
  communitiesSeenIn,
  endRoles,
  forgetPerson,
  forgetReading,
  forgetRequests,
  forgetSanctions,
  leaveHomes,
  listDue,
  lockLeaving,
} from "./store.server.ts";

export type AccountKey = { accountId: string };

/** How many are seen to in one go by whoever comes after the jobs. */
const MOST_AT_ONCE = 100;

/**
 * The clock erases an account whose day to change one's mind is over: all of it, or nothing. Does nothing before the
 * time, nothing while somebody serves, and nothing the second time.
 */
export function eraseAccount({ accountId }: AccountKey): Promise<void> {
  return inTransaction(async (tx) => {
    const leaving = await lockLeaving(tx, accountId);
    if (!isDue(leaving, leaving.now)) return;
    const communityIds = await communitiesSeenIn(tx, accountId);
    await forgetPerson(tx, accountId, leaving.now);
    await closeWaysIn(tx, accountId);
    await leaveHomes(tx, accountId);
    await unlinkEverywhere(tx, accountId, communityIds);
    await endRoles(tx, accountId, leaving.now);
    await blankSeats(tx, accountId);
    await forgetRequests(tx, accountId);
    await forgetReading(tx, accountId);
    await forgetPictures(tx, accountId);
    await forgetSanctions(tx, accountId);
    await forgetReasons(tx, accountId, communityIds);
    await erasePersonal(tx, accountId);
    await discardAllDrafts(tx, accountId);
    await discardAllWaiting(tx, accountId);
    if (communityIds.length > 0) await touch(tx, ...communityIds.map(tags.community));
  });
}

/** What they wrote stays, without what may show their home. */
async function forgetPictures(tx: Db, accountId: string) {
  if ((await takeAllPictures(tx, accountId)) === 0) return;
  await uncountInComments(tx, accountId);
  await uncountInProposals(tx, accountId);
}

async function unlinkEverywhere(tx: Db, accountId: string, communityIds: string[]) {
  for (const communityId of communityIds) await unlinkFromRegister(tx, { communityId, accountId: null }, accountId);
}

/** Everybody whose moment has come, should their own job have been lost or have come while they still served. */
export async function eraseDueAccounts(): Promise<void> {
  for (const accountId of await listDue(prisma, MOST_AT_ONCE)) await eraseAccount({ accountId });
}
