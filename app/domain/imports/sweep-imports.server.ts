import { prisma } from "#app/db/client.server.ts";
import { deleteOld } from "./run-store.server.ts";

/** Forgets what nobody will look at any more. */
export const sweepImports = () => deleteOld(prisma);
