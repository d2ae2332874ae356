import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { holdItem } from "#app/domain/moderation/item.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SanctionInput } from "./forms.ts";
import { refusalOfLength, refusalToSanction } from "./policy.ts";
import { daysAfter, isRemembered, lengthOf, MEMORY_DAYS } from "./sanction.ts";
import { findFor, insertSanction, isFlaggedBy, listOf, rolesIn } from "./store.server.ts";

/**
 * Warns, slows down or silences the author of something hidden, for a ground and with a reason that they are told.
 * Returns the sanction's id; the same sent again is the same sanction.
 */
export async function imposeSanction(actor: Actor, itemId: string, input: SanctionInput): Promise<string> {
  const { communityId } = actor;
  const byId = accountOf(actor);
  return inTransaction(async (tx) => {
    const { authorId, hidden, now } = await holdItem(tx, actor, itemId);
    const before = await findFor(tx, communityId, itemId);
    const { kind, ground, note } = input;
    const days = lengthOf(kind, input.days);
    if (before?.byId === byId && saysTheSame(before, { kind, ground, note, days })) return before.id;
    const roles = await rolesIn(tx, communityId, authorId);
    const flagged = await isFlaggedBy(tx, { communityId, itemId, accountId: byId });
    refuseIf(refusalToSanction(actor, { authorId, roles, hidden, answeredFor: before !== null }, flagged));
    const earlier = await listOf(tx, communityId, authorId, daysAfter(now, -MEMORY_DAYS));
    const counting = earlier.filter((sanction) => isRemembered(sanction, now)).map((sanction) => sanction.kind);
    refuseIf(refusalOfLength(input, counting));

    const id = await insertSanction(tx, {
      ...{ communityId, itemId, accountId: authorId, kind, ground, note, byId },
      ...{ from: now, until: daysAfter(now, days) },
    });
    const act = { subject: `sanction:${id}`, about: authorId, detail: { kind, ground, days } };
    await record(tx, actor, { ...act, action: "sanction.impose", personal: { reason: note } });
    await touch(tx, tags.measures(communityId));
    return id;
  });
}

type Said = Omit<SanctionInput, "days"> & { days: number };

const saysTheSame = ({ from, until, ...before }: Omit<Said, "days"> & { from: Date; until: Date }, said: Said) =>
  before.kind === said.kind &&
  before.ground === said.ground &&
  before.note === said.note &&
  +until === +daysAfter(from, said.days);
