import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isMoment } from "#app/domain/shared/cursor.ts";
import { judgedAtOnce } from "./done-store.server.ts";

/** What this person decided at that moment and is so still: what a page says after it, to be taken back. */
export async function justDone(actor: Actor, at: string | null) {
  if (!at || !isMoment(at)) return null;
  const rows = await judgedAtOnce(prisma, actor.communityId, accountOf(actor), new Date(at));
  const count = (done: string) => rows.filter((row) => row.done === done).length;
  const counts = {
    ...{ kept: count("kept"), hidden: count("hidden"), asked: count("asked"), escalated: count("escalated") },
    undone: count("undone"),
  };
  return rows.length > 0 ? { at, counts, open: rows.length > counts.undone } : null;
}
