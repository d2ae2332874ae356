import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { HideInput } from "./forms.ts";
import { holdCase } from "./hold-case.server.ts";
import { hideItem, showItem } from "./item.server.ts";
import { insertMeasure } from "./measure-store.server.ts";
import { refusalToHide } from "./policy.ts";
import { settleCase } from "./store.server.ts";

/** Finds that something breaks no rule; one that waited for this comes out. Answers when. */
export const keepItem = (actor: Actor, itemId: string, revision: number, moment?: Date): Promise<Date> =>
  inTransaction(async (tx) => {
    const { key, item, judgment } = await holdCase(tx, actor, itemId, revision, moment);
    await settleCase(tx, key, "kept", judgment);
    if (item.held) await showItem(tx, actor, item);
    const action = item.held ? "moderation.publish" : "moderation.keep";
    await record(tx, actor, { action, subject: item.name, about: item.authorId });
    return judgment.judgedAt;
  });

/** Hides something, or keeps it from coming out, for a ground and with a reason that its author is told. Answers when. */
export const hideFlagged = (actor: Actor, itemId: string, input: HideInput, moment?: Date): Promise<Date> =>
  inTransaction(async (tx) => {
    const { ground, note, revision } = input;
    const { key, item, judgment } = await holdCase(tx, actor, itemId, revision, moment);
    refuseIf(refusalToHide(item));
    await settleCase(tx, key, "hidden", judgment);
    await insertMeasure(tx, { ...key, ground, note, byId: accountOf(actor), at: item.now });
    await hideItem(tx, actor.communityId, item, ground);
    const act = { subject: item.name, about: item.authorId, detail: { ground } };
    await record(tx, actor, { ...act, action: "moderation.hide", personal: { reason: note } });
    await touch(tx, tags.measures(actor.communityId));
    return judgment.judgedAt;
  });
