import { inTransaction } from "#app/db/client.server.ts";
import { holdComment } from "#app/domain/comments/moderated-comment.server.ts";
import { holdWriter, refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { FlagInput } from "./forms.ts";
import { isUrgent } from "./grounds.ts";
import { refusalToFlag } from "./policy.ts";
import { deleteFlag, findFlag, insertFlag, openCase, uncountFlag } from "./store.server.ts";

/** Somebody objects to a comment of somebody else, once; the committee alone learns of it. Sent again, it is the same flag. */
export async function flagComment(actor: Actor, commentId: string, { ground, note }: FlagInput): Promise<void> {
  const accountId = accountOf(actor);
  const key = { communityId: actor.communityId, commentId };
  await inTransaction(async (tx) => {
    await holdWriter(tx, actor);
    const comment = await holdComment(tx, actor, commentId);
    const before = await findFlag(tx, key, accountId);
    if (before?.ground === ground && before.note === note) return;
    refuseIf(refusalToFlag(actor, comment));
    if (before) throw new Refused("flagged_already");
    await refuseToWrite(tx, actor, "flag");
    await insertFlag(tx, key, { accountId, ground, note, flaggedAt: comment.now });
    await openCase(tx, key, isUrgent(ground), comment.now);
  });
}

/** Takes one's flag back, as if it had not been. */
export async function withdrawFlag(actor: Actor, commentId: string): Promise<void> {
  const accountId = accountOf(actor);
  const key = { communityId: actor.communityId, commentId };
  await inTransaction(async (tx) => {
    await holdComment(tx, actor, commentId);
    if (await deleteFlag(tx, key, accountId)) await uncountFlag(tx, key);
  });
}
