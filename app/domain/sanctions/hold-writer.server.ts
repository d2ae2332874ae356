import type { Db } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, type Told } from "#app/domain/shared/refusal.ts";
import { type Content, refusalOf } from "./judgment.ts";
import { lockWriters } from "./store.server.ts";
import { writerFacts } from "./writer-facts.server.ts";
import type { WriterFacts, Writing } from "./writing.ts";

/**
 * Whoever is about to write is held until commit, so that what they send at once is judged one after the other. Comes
 * before the locks of what is written to. Then a form that was sent before can be known by its key; what is new goes on
 * to refuseToWrite().
 */
export const holdWriter = (tx: Db, actor: Actor): Promise<void> =>
  lockWriters(tx, actor.communityId, [accountOf(actor)]);

/** The same of several in one community, each of whom is about to write. */
export const holdWriters = (tx: Db, communityId: string, accountIds: readonly string[]): Promise<void> =>
  lockWriters(tx, communityId, accountIds);

/** The one place where sanctions and limits keep somebody from writing. Refuses with what stands in the way, and until when. */
export async function refuseToWrite(tx: Db, actor: Actor, writing: Writing, content?: Content): Promise<void> {
  const facts = await writerFacts(tx, { communityId: actor.communityId, accountId: accountOf(actor), hold: true });
  refuseBy(facts, actor, writing, content);
}

/** The same by facts that were read along with others. */
export function refuseBy(facts: WriterFacts, actor: Actor, writing: Writing, content?: Content): void {
  const refusal = refusalOf(actor, writing, facts, content);
  if (refusal) throw new Refused(refusal.code, secondsUntil(refusal.told, facts.now), refusal.told);
}

const secondsUntil = (told: Told, now: Date) =>
  "freeAt" in told ? Math.ceil((told.freeAt.getTime() - now.getTime()) / 1_000) : null;
