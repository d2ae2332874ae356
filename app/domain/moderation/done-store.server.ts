import type { Db } from "#app/db/client.server.ts";

type Done = { commentId: string; done: "kept" | "hidden" | "asked" | "escalated" | "undone" };

/** What one person decided at one moment, and what of it stands. */
export async function judgedAtOnce(db: Db, communityId: string, judgedById: string, judgedAt: Date): Promise<Done[]> {
  const rows = await db.moderationCase.findMany({
    where: { communityId, judgedById, judgedAt },
    orderBy: { commentId: "asc" },
    take: 200,
    select: { commentId: true, state: true, escalated: true },
  });
  return rows.map(({ commentId, state, escalated }) => {
    if (state === "kept" || state === "hidden" || state === "asked") return { commentId, done: state };
    return { commentId, done: state === "waiting" && escalated ? "escalated" : "undone" };
  });
}
