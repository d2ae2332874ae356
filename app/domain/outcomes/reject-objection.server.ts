import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { answerIt, getObjectionTo } from "./objection-store.server.ts";
import { refusalToReject } from "./policy.ts";
import { settleIfDue } from "./settle-outcome.server.ts";
import { holdOutcome } from "./standing-store.server.ts";

/** The committee finds that an objection does not hold, and says why. After the last one, an outcome whose notice is over is final. */
export async function rejectObjection(actor: Actor, serial: string, id: string, answer: string): Promise<void> {
  const answeredById = accountOf(actor);
  if (!isId(id)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const outcome = await holdOutcome(tx, actor.communityId, serial);
    const objection = await getObjectionTo(tx, outcome.key, id);
    const isSentAgain = objection.answeredById === answeredById && objection.answer === answer;
    if (objection.verdict === "rejected" && isSentAgain) return;
    refuseIf(refusalToReject(actor, objection, outcome));
    const verdict = { verdict: "rejected", answer, answeredById, answeredAt: outcome.now } as const;
    await answerIt(tx, actor.communityId, id, verdict);
    await record(tx, actor, {
      action: "objection.reject",
      subject: `outcome:${serial}`,
      about: objection.objectorId,
      detail: { objection: id },
      personal: { answer },
    });
    await settleIfDue(tx, outcome);
    await touch(tx, tags.outcomes(actor.communityId));
  });
}
