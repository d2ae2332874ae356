import { prisma } from "#app/db/client.server.ts";
import { beginVoting } from "./begin-voting.server.ts";
import { closeVote } from "./close-vote.server.ts";
import { listOverdue } from "./store.server.ts";

/** Opens and closes whatever should have been by now: after downtime, or when a job was lost. One that fails does not hold up the others. */
export async function catchUpVotes() {
  const faults: unknown[] = [];
  for (const key of await listOverdue(prisma)) {
    try {
      await beginVoting(key);
      await closeVote(key);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} votes could not be moved on`);
}
