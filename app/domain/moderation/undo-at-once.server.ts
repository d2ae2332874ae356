import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { judgedAtOnce } from "./done-store.server.ts";
import { refusalToJudgeAny } from "./policy.ts";
import { undoJudgment } from "./undo-judgment.server.ts";

/** Takes back what one decided at that moment, as far as it can still be. Answers what waits again. */
export async function undoAtOnce(actor: Actor, at: Date): Promise<string[]> {
  refuseIf(refusalToJudgeAny(actor));
  const done = await judgedAtOnce(prisma, actor.communityId, accountOf(actor), at);
  const undone: string[] = [];
  for (const { itemId } of done) {
    try {
      await undoJudgment(actor, itemId);
      undone.push(itemId);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  if (undone.length === 0) throw new Refused("nothing_to_undo");
  return undone;
}
