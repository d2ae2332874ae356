import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { dropWhatRests, holdItem, takeHidingBack } from "./item.server.ts";
import { lastMeasure, updateMeasure } from "./measure-store.server.ts";
import { refusalToUndo } from "./policy.ts";
import { findRequest } from "./request-store.server.ts";
import { findCase, findFlag, settleCase } from "./store.server.ts";

/** Takes a decision back, whoever's of the committee it was: the case waits again, at the place it had. */
export const undoJudgment = (actor: Actor, itemId: string): Promise<void> =>
  inTransaction((tx) => undo(tx, actor, itemId));

async function undo(tx: Db, actor: Actor, itemId: string) {
  const { communityId } = actor;
  const key = { communityId, itemId };
  const item = await holdItem(tx, actor, itemId);
  const flagged = (await findFlag(tx, key, accountOf(actor))) !== null;
  const found = await findCase(tx, key);
  if (!found) throw new Refused("not_found");
  const measure = await lastMeasure(tx, key);
  refuseIf(refusalToUndo(actor, item, { ...found, flagged }, measure));

  if (found.state === "hidden" && measure) {
    const undone = { state: "undone", undoneAt: item.now, undoneById: accountOf(actor) } as const;
    await updateMeasure(tx, communityId, measure.id, undone);
    await takeHidingBack(tx, actor, item);
    await dropWhatRests(tx, actor, item);
    await touch(tx, tags.measures(communityId));
  }
  const request = found.state === "asked" ? await findRequest(tx, key) : null;
  const isHandedBack = found.state === "waiting";
  await settleCase(tx, key, "waiting", {
    ...(request && { openedAt: request.waitedSince }),
    ...(isHandedBack && { escalated: false }),
  });
  await record(tx, actor, { action: "moderation.undo", subject: item.name, about: item.authorId });
}
