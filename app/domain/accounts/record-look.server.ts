import type { Db } from "#app/db/client.server.ts";
import { recordAll } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";

/** What of a person was shown. */
export type Look = "claim" | "proof" | "roles" | "party" | "collective" | "paper" | "authority";

/** Writes down that this actor saw people's real data, for those people to read. Looking at one's own is nobody's business. */
export async function recordLooks(tx: Db, actor: Actor, subjectIds: readonly string[], what: Look): Promise<void> {
  const viewerId = accountOf(actor);
  const others = [...new Set(subjectIds)].filter((subjectId) => subjectId !== viewerId);
  if (others.length === 0) return;
  const look = { action: "person.look", subject: "person", detail: { what } } as const;
  await recordAll(
    tx,
    actor,
    others.map((about) => ({ ...look, about })),
  );
}
