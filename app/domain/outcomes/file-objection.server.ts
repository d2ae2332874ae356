import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { periodEnd } from "#app/domain/shared/calendar.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { NewObjection } from "./forms.ts";
import { insertObjection, listOwnObjections } from "./objection-store.server.ts";
import { refusalToObject } from "./policy.ts";
import { ANSWER_DAYS } from "./standing.ts";
import { holdOutcome } from "./standing-store.server.ts";

/** Somebody contests an outcome while its notice runs. Returns the objection's id; the same form sent again gets the same one. */
export async function fileObjection(actor: Actor, serial: string, { text, formKey }: NewObjection): Promise<string> {
  const objectorId = accountOf(actor);
  return inTransaction(async (tx) => {
    const outcome = await holdOutcome(tx, actor.communityId, serial);
    const { key, now } = outcome;
    const own = await listOwnObjections(tx, key, objectorId);
    const same = own.find((objection) => objection.formKey === formKey);
    if (same) return saidAgain(same, { text }).id;
    refuseIf(refusalToObject(actor, outcome, own, now));
    const answerDueAt = periodEnd(now, ANSWER_DAYS, holidays());
    const id = await insertObjection(tx, key, { objectorId, text, filedAt: now, answerDueAt, formKey });
    await touch(tx, tags.outcomes(actor.communityId));
    return id;
  });
}
