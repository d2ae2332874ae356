import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { signalsOf } from "#app/domain/signals/queries.server.ts";
import { listAlike } from "./alike-store.server.ts";
import { MOST_AT_ONCE } from "./forms.ts";
import { itemsInContext } from "./item-queries.server.ts";
import { lastGrounds } from "./measure-store.server.ts";
import { refusalToJudgeAny } from "./policy.ts";
import { queueOf, shownCases } from "./queue-queries.server.ts";
import { listFlags, listWaiting } from "./queue-store.server.ts";

/**
 * What waits, to be judged at one stroke: all there is of the author of one item and all that says the same, or the
 * head of the queue. What this person may not judge is left out.
 */
export async function bulkPage(actor: Actor, like: string | null, now = new Date()) {
  refuseIf(refusalToJudgeAny(actor));
  const { communityId } = actor;
  const queue = queueOf(actor, now);
  const alike = like !== null && isId(like) ? like : null;
  const [rows, used] = await Promise.all([
    alike ? listAlike(prisma, queue, alike, MOST_AT_ONCE) : listWaiting(prisma, queue, null, MOST_AT_ONCE),
    lastGrounds(prisma, communityId, accountOf(actor)),
  ]);
  const ids = rows.map(({ itemId }) => itemId);
  const [items, flags, noticed] = await Promise.all([
    itemsInContext(communityId, ids),
    listFlags(prisma, communityId, ids),
    signalsOf(communityId, ids),
  ]);
  const cases = shownCases(actor, rows, { items, flags, noticed }).filter(({ refusal }) => refusal === null);
  return { cases, alike: alike !== null, used };
}
