import { demandAnnullable } from "#app/domain/outcomes/annul-outcome.server.ts";
import { answerAlone } from "#app/domain/outcomes/answer-alone.server.ts";
import { voteOfOutcome } from "#app/domain/outcomes/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { ObjectionAnswer } from "./forms.ts";
import { proposeAct } from "./propose-act.server.ts";

/** The committee answers an objection: that it does not hold, at once; that it does, when a second person approves. */
export async function answerObjection(
  actor: Actor,
  serial: string,
  objection: string,
  { verdict, answer, formKey }: ObjectionAnswer,
): Promise<{ act: string; vote: string } | null> {
  if (!isId(objection)) throw new Refused("not_found");
  if (await answerAlone(actor, serial, objection, { verdict, answer })) return null;
  const vote = await voteOfOutcome(actor, serial);
  const act = await proposeAct(actor, vote, {
    ...{ kind: "annulment", reason: answer, formKey, said: { objection } },
    async detailOf(tx) {
      await demandAnnullable(tx, actor, serial, objection);
      return { kind: "annulment", objection };
    },
  });
  return { act, vote };
}
