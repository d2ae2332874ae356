import { prisma } from "#app/db/client.server.ts";
import { deleteProofsBefore } from "./store.server.ts";

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Deletes pictures that nobody decided by for thirty days; their claims go on waiting. */
export const forgetProofs = () => deleteProofsBefore(prisma, new Date(Date.now() - KEPT_MS));
