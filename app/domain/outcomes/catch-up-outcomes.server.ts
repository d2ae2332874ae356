import { prisma } from "#app/db/client.server.ts";
import { settleOutcome } from "./settle-outcome.server.ts";
import { listDue } from "./standing-store.server.ts";

/** Settles whatever should have been by now: after downtime, or when a job was lost. One that fails does not hold up the others. */
export async function catchUpOutcomes() {
  const faults: unknown[] = [];
  for (const key of await listDue(prisma)) {
    await settleOutcome(key).catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} outcomes could not be settled`);
}
