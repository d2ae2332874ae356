import type { Db } from "#app/db/client.server.ts";

/** What the committee did about one, why, and what came of it. */
export const ownSanctions = (db: Db, accountId: string) =>
  db.sanction.findMany({
    where: { accountId },
    orderBy: { from: "asc" },
    select: {
      ...{ communityId: true, itemId: true, kind: true, ground: true, note: true, state: true, from: true },
      ...{ until: true, readAt: true, liftedAt: true, liftReason: true, appeal: true, appealedAt: true },
      ...{ answer: true, decidedAt: true, fellAt: true },
    },
  });
