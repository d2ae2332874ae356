import type { Db } from "#app/db/client.server.ts";
import { holdComment } from "#app/domain/comments/moderated-comment.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { isWaiting } from "./cases.ts";
import { refusalToJudge } from "./policy.ts";
import { findCase, findFlag } from "./store.server.ts";

/**
 * The case as this person may judge it, held until commit. Whoever comes second learns that somebody was there before,
 * and whoever read something else than what it says now is asked to read again. `moment` is when it is judged.
 */
export async function holdCase(tx: Db, actor: Actor, commentId: string, revision: number, moment?: Date) {
  const key = { communityId: actor.communityId, commentId };
  const comment = await holdComment(tx, actor, commentId);
  const flag = await findFlag(tx, key, accountOf(actor));
  const found = await findCase(tx, key);
  if (!found) throw new Refused("not_found");
  refuseIf(refusalToJudge(actor, comment, { flagged: flag !== null, escalated: found.escalated }));
  if (!isWaiting(found, comment.now)) throw new Refused("case_decided");
  if (found.revision !== revision) throw new Refused("case_changed");
  return { key, comment, found, judgment: { judgedById: accountOf(actor), judgedAt: moment ?? comment.now } };
}
