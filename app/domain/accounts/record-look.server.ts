import type { Db } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";

/** What of a person was shown. */
export type Look = "claim" | "proof" | "roles" | "party" | "collective";

/** Writes down that this actor saw people's real data, for those people to read. Looking at one's own is nobody's business. */
export async function recordLooks(tx: Db, actor: Actor, subjectIds: readonly string[], what: Look): Promise<void> {
  const { communityId } = actor;
  const viewerId = accountOf(actor);
  const others = [...new Set(subjectIds)].filter((subjectId) => subjectId !== viewerId);
  if (others.length === 0) return;
  await tx.personalDataLook.createMany({
    data: others.map((subjectId) => ({ communityId, viewerId, subjectId, what })),
  });
}
