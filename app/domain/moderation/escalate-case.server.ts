import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { holdCase } from "./hold-case.server.ts";
import { refusalToEscalate } from "./policy.ts";
import { mayChairDecide, settleCase } from "./store.server.ts";

/** Hands a case to the chair: from then on nobody else decides it. Answers when. */
export const escalateCase = (actor: Actor, itemId: string, revision: number): Promise<Date> =>
  inTransaction(async (tx) => {
    const { key, item, judgment } = await holdCase(tx, actor, itemId, revision);
    refuseIf(refusalToEscalate(actor, await mayChairDecide(tx, key, item.authorId)));
    await settleCase(tx, key, "waiting", { ...judgment, escalated: true });
    const subject = item.name;
    await record(tx, actor, { action: "moderation.escalate", subject, about: item.authorId });
    return judgment.judgedAt;
  });
