import type { Db } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { isWaiting } from "./cases.ts";
import { holdItem } from "./item.server.ts";
import { refusalToJudge } from "./policy.ts";
import { findCase, findFlag } from "./store.server.ts";

/**
 * The case as this person may judge it, held until commit. Whoever comes second learns that somebody was there before,
 * and whoever read something else than what it says now is asked to read again. `moment` is when it is judged.
 */
export async function holdCase(tx: Db, actor: Actor, itemId: string, revision: number, moment?: Date) {
  const key = { communityId: actor.communityId, itemId };
  const item = await holdItem(tx, actor, itemId);
  const flag = await findFlag(tx, key, accountOf(actor));
  const found = await findCase(tx, key);
  if (!found) throw new Refused("not_found");
  refuseIf(refusalToJudge(actor, item, { flagged: flag !== null, escalated: found.escalated }));
  if (!isWaiting(found, item.now)) throw new Refused("case_decided");
  if (found.revision !== revision) throw new Refused("case_changed");
  return { key, item, found, judgment: { judgedById: accountOf(actor), judgedAt: moment ?? item.now } };
}
