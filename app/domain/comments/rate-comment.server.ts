import { inTransaction, prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { Rating } from "./forms.ts";
import { homeOf } from "./homes.server.ts";
import { refusalToRate } from "./policy.ts";
import { bestScore, disputedScore } from "./ranking.ts";
import { deleteRating, findRating, putRating, updateCounts } from "./rating-store.server.ts";
import { lockComment, threadOf } from "./subject-store.server.ts";

/** Says that a comment of somebody else was helpful, or not, or neither: one word each, the last one counts. */
export async function rateComment(actor: Actor, commentId: string, rating: Rating): Promise<void> {
  const { communityId } = actor;
  const accountId = accountOf(actor);
  const threadId = await threadOf(prisma, communityId, commentId);
  await inTransaction(async (tx) => {
    const home = await homeOf(tx, actor, { threadId, hold: true });
    const comment = await lockComment(tx, communityId, commentId);
    refuseIf(refusalToRate(actor, comment, home));
    const key = { communityId, commentId, accountId };
    const [before, after] = [await findRating(tx, key), rating === "none" ? null : rating === "helpful"];
    if (before === after) return;

    if (after === null) await deleteRating(tx, key);
    else await putRating(tx, key, threadId, after);
    const helpful = comment.helpful + Number(after === true) - Number(before === true);
    const unhelpful = comment.unhelpful + Number(after === false) - Number(before === false);
    const scores = { best: bestScore(helpful, unhelpful), disputed: disputedScore(helpful, unhelpful) };
    await updateCounts(tx, communityId, commentId, { helpful, unhelpful, ...scores });
    await touch(tx, ...home.tags);
  });
}
