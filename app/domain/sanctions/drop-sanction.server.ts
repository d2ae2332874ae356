import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isVoid } from "./sanction.ts";
import { findFor, lockSanction, updateSanction } from "./store.server.ts";

/** What rests on something that is shown again falls with that, in the transaction in which it is. */
export async function dropSanction(tx: Db, actor: Actor, { id: itemId, now }: { id: string; now: Date }) {
  const { communityId } = actor;
  const found = await findFor(tx, communityId, itemId);
  // Whoever decides on its own appeal at this moment is waited for: what never was does not fall.
  if (!found || isVoid(await lockSanction(tx, communityId, found.id))) return;
  await updateSanction(tx, communityId, found.id, { state: "fallen", fellAt: now });
  const detail = { kind: found.kind, ground: found.ground };
  await record(tx, actor, { action: "sanction.drop", subject: `sanction:${found.id}`, about: found.accountId, detail });
}
