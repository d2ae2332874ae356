import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { answerIt, getObjectionTo } from "./objection-store.server.ts";
import { refusalToReject, refusalToUphold } from "./policy.ts";
import { settleIfDue } from "./settle-outcome.server.ts";
import { holdOutcome } from "./standing-store.server.ts";

type Found = { verdict: "upheld" | "rejected"; answer: string };

/**
 * One of the committee finds that an objection does not hold, and says why: after the last one, an outcome whose notice is
 * over is final. That one holds is said alone where the outcome was annulled for another before; false where it would have
 * to be annulled for this one.
 */
export async function answerAlone(actor: Actor, serial: string, id: string, found: Found): Promise<boolean> {
  const answeredById = accountOf(actor);
  const { verdict, answer } = found;
  if (!isId(id)) throw new Refused("not_found");
  return inTransaction(async (tx) => {
    const outcome = await holdOutcome(tx, actor.communityId, serial);
    if (verdict === "upheld" && outcome.standing !== "annulled") return false;
    const objection = await getObjectionTo(tx, outcome.key, id);
    const isSentAgain = objection.answeredById === answeredById && objection.answer === answer;
    if (objection.verdict === verdict && isSentAgain) return true;
    refuseIf((verdict === "rejected" ? refusalToReject : refusalToUphold)(actor, objection, outcome));
    await answerIt(tx, actor.communityId, id, { verdict, answer, answeredById, answeredAt: outcome.now });
    await record(tx, actor, {
      action: verdict === "rejected" ? "objection.reject" : "objection.uphold",
      subject: `outcome:${serial}`,
      about: objection.objectorId,
      detail: { objection: id },
      personal: { answer },
    });
    await settleIfDue(tx, outcome);
    await touch(tx, tags.outcomes(actor.communityId));
    return true;
  });
}
