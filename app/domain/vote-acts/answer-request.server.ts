import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToAnswer } from "./policy.ts";
import { answer, lockRequest } from "./request-store.server.ts";

/** The committee says what came of a request, once. The same words sent again are the same answer. */
export async function answerRequest(actor: Actor, serial: string, id: string, text: string): Promise<void> {
  const answeredById = accountOf(actor);
  if (!isId(id)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const { now, ...request } = await lockRequest(tx, actor.communityId, serial, id);
    if (request.answeredById === answeredById && request.answer === text) return;
    refuseIf(refusalToAnswer(actor, request));
    await answer(tx, actor.communityId, id, { answer: text, answeredById, answeredAt: now });
    await record(tx, actor, {
      ...{ action: "rollRequest.answer", subject: `vote:${serial}`, about: request.askerId },
      ...{ detail: { request: id }, personal: { answer: text } },
    });
  });
}
