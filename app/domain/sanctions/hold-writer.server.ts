import type { Db } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { lockWriter } from "./store.server.ts";
import { writerFacts } from "./writer-store.server.ts";
import { stopOf, type Writing } from "./writing.ts";

/**
 * Whoever is about to write is held until commit, so that what they send at once is judged one after the other. Comes
 * before the locks of what is written to. Then a form that was sent before can be known by its key; what is new goes on
 * to refuseToWrite().
 */
export const holdWriter = (tx: Db, actor: Actor): Promise<void> => lockWriter(tx, actor.communityId, accountOf(actor));

/** The one place where sanctions keep somebody from writing. Refuses with what stands in the way. */
export async function refuseToWrite(tx: Db, actor: Actor, writing: Writing): Promise<void> {
  const facts = await writerFacts(tx, actor.communityId, accountOf(actor));
  const stop = stopOf(writing, facts);
  if (!stop) return;
  const wait = Math.ceil((stop.told.freeAt.getTime() - facts.now.getTime()) / 1_000);
  throw new Refused(stop.code, wait, stop.told);
}
