import type { Db } from "#app/db/client.server.ts";

type Done = { itemId: string; done: "kept" | "hidden" | "asked" | "escalated" | "undone" };

/** What one person decided at one moment, and what of it stands. */
export async function judgedAtOnce(db: Db, communityId: string, judgedById: string, judgedAt: Date): Promise<Done[]> {
  const rows = await db.moderationCase.findMany({
    where: { communityId, judgedById, judgedAt },
    orderBy: { itemId: "asc" },
    take: 200,
    select: { itemId: true, state: true, escalated: true },
  });
  return rows.map(({ itemId, state, escalated }) => {
    if (state === "kept" || state === "hidden" || state === "asked") return { itemId, done: state };
    return { itemId, done: state === "waiting" && escalated ? "escalated" : "undone" };
  });
}
