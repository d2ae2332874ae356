import { inTransaction } from "#app/db/client.server.ts";
import { holdWriter, refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { FlagInput } from "./forms.ts";
import { isUrgent } from "./grounds.ts";
import { holdItem } from "./item.server.ts";
import { refusalToFlag, refusalToWithdrawFlag } from "./policy.ts";
import { deleteFlag, findFlag, insertFlag, openCase, uncountFlag } from "./store.server.ts";

/** Somebody objects to what somebody else wrote, once; the committee alone learns of it. Sent again, it is the same flag. */
export async function flagItem(actor: Actor, itemId: string, { ground, note }: FlagInput): Promise<void> {
  const accountId = accountOf(actor);
  const key = { communityId: actor.communityId, itemId };
  await inTransaction(async (tx) => {
    await holdWriter(tx, actor);
    const item = await holdItem(tx, actor, itemId);
    const before = await findFlag(tx, key, accountId);
    if (before?.ground === ground && before.note === note) return;
    refuseIf(refusalToFlag(actor, item));
    if (before) throw new Refused("flagged_already");
    await refuseToWrite(tx, actor, "flag");
    await openCase(tx, key, item.kind, { urgent: isUrgent(ground), now: item.now });
    await insertFlag(tx, key, { accountId, ground, note, flaggedAt: item.now });
  });
}

/** Takes one's flag back, as if it had not been; not once what it is about was hidden. */
export async function withdrawFlag(actor: Actor, itemId: string): Promise<void> {
  const accountId = accountOf(actor);
  const key = { communityId: actor.communityId, itemId };
  await inTransaction(async (tx) => {
    refuseIf(refusalToWithdrawFlag(await holdItem(tx, actor, itemId)));
    if (await deleteFlag(tx, key, accountId)) await uncountFlag(tx, key);
  });
}
