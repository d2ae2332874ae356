import { prisma } from "#app/db/client.server.ts";
import { deleteOldDevices } from "./account-store.server.ts";
import { deleteOldCounts } from "./attempt-store.server.ts";
import { deleteOldCodes } from "./code-store.server.ts";

/** Throws away what was only kept to count by: old codes, old attempts, devices nobody came from for a year. */
export async function sweepEntrances(): Promise<void> {
  await deleteOldCodes(prisma);
  await deleteOldCounts(prisma);
  await deleteOldDevices(prisma);
}
