import { prisma } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";

/** Writes past the triggers: the hand on the clock, which moves what a notice fixed. */
export const unguarded = (work: (tx: Prisma.TransactionClient) => Promise<unknown>) =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await work(tx);
  });
