import { prisma } from "#app/db/client.server.ts";

/** The clock's hand: as if what somebody proposed until now had been a week earlier, so that limits leave room again. */
export const aWeekLater = ({ communityId, accountId }: { communityId: string; accountId: string }) =>
  prisma.$executeRaw`UPDATE "Proposal" SET "submittedAt" = "submittedAt" - interval '7 days'
    WHERE "communityId" = ${communityId} AND "authorId" = ${accountId}::uuid`;
