import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { BulkHiding, Chosen } from "./forms.ts";
import { hideFlagged, keepItem } from "./judge-item.server.ts";
import { refusalToJudgeAny } from "./policy.ts";

/** When it was decided, and how many of those chosen were not theirs to decide, or not any more. */
export type BulkResult = { at: Date; skipped: number };

/** Hides several for one ground and reason, each by a measure of its own: what a colleague decided meanwhile stays so. */
export const hideAll = (actor: Actor, { chosen, ground, note }: BulkHiding): Promise<BulkResult> =>
  judgeEach(actor, chosen, (id, revision, at) => hideFlagged(actor, id, { ground, note, revision }, at));

/** Finds of several that they break no rule. */
export const keepAll = (actor: Actor, chosen: Chosen): Promise<BulkResult> =>
  judgeEach(actor, chosen, (id, revision, at) => keepItem(actor, id, revision, at));

async function judgeEach(
  actor: Actor,
  chosen: Chosen,
  judge: (id: string, revision: number, at: Date) => Promise<Date>,
): Promise<BulkResult> {
  refuseIf(refusalToJudgeAny(actor));
  if (chosen.length === 0) throw new Refused("nothing_chosen");
  const at = new Date();
  let skipped = 0;
  for (const { id, revision } of chosen) {
    try {
      await judge(id, revision, at);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      skipped += 1;
    }
  }
  return { at, skipped };
}
