import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { holdComment } from "#app/domain/comments/moderated-comment.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SanctionInput } from "./forms.ts";
import { refusalOfLength, refusalToSanction } from "./policy.ts";
import { daysAfter, isRemembered, lengthOf, MEMORY_DAYS } from "./sanction.ts";
import { findFor, insertSanction, isFlaggedBy, listOf, rolesIn, updateSanction } from "./store.server.ts";

/**
 * Warns, slows down or silences the author of a hidden comment, for a ground and with a reason that they are told.
 * Returns the sanction's id; the same sent again is the same sanction.
 */
export async function imposeSanction(actor: Actor, commentId: string, input: SanctionInput): Promise<string> {
  const { communityId } = actor;
  const byId = accountOf(actor);
  return inTransaction(async (tx) => {
    const comment = await holdComment(tx, actor, commentId);
    const { authorId, hidden, now } = comment;
    const before = await findFor(tx, communityId, commentId);
    const { kind, ground, note } = input;
    if (before && before.byId === byId && before.kind === kind && before.note === note) return before.id;
    const roles = await rolesIn(tx, communityId, authorId);
    const flagged = await isFlaggedBy(tx, { communityId, commentId, accountId: byId });
    refuseIf(refusalToSanction(actor, { authorId, roles, hidden, answeredFor: before !== null }, flagged));
    const earlier = await listOf(tx, communityId, authorId, daysAfter(now, -MEMORY_DAYS));
    const counting = earlier.filter((sanction) => isRemembered(sanction, now)).map((sanction) => sanction.kind);
    refuseIf(refusalOfLength(input, counting));

    const days = lengthOf(kind, input.days);
    const id = await insertSanction(tx, {
      ...{ communityId, commentId, accountId: authorId, kind, ground, note, byId },
      ...{ from: now, until: daysAfter(now, days) },
    });
    const act = { subject: `sanction:${id}`, about: authorId, detail: { kind, ground, days } };
    await record(tx, actor, { ...act, action: "sanction.impose", personal: { reason: note } });
    await touch(tx, tags.measures(communityId));
    return id;
  });
}

/** What rests on a comment that is shown again falls with that, in the transaction in which it is. */
export async function dropSanction(tx: Db, actor: Actor, { id: commentId, now }: { id: string; now: Date }) {
  const { communityId } = actor;
  const found = await findFor(tx, communityId, commentId);
  if (!found) return;
  await updateSanction(tx, communityId, found.id, { state: "fallen", fellAt: now });
  const detail = { kind: found.kind, ground: found.ground };
  await record(tx, actor, { action: "sanction.drop", subject: `sanction:${found.id}`, about: found.accountId, detail });
}
