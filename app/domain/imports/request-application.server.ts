import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import { refusalToApply, refusalToImport } from "./policy.ts";
import { markApplying } from "./run-store.server.ts";
import { lockImport } from "./store.server.ts";

/** Has what was previewed written, which a job does: all of it or nothing. */
export async function requestApplication(actor: Actor, importId: string): Promise<void> {
  refuseIf(refusalToImport(actor));
  const key = { communityId: actor.communityId, importId };
  await inTransaction(async (tx) => {
    const found = await lockImport(tx, key);
    refuseIf(refusalToApply(actor, found));
    await markApplying(tx, key, actor.accountId);
    await callAt(tx, "import.apply", key, new Date());
    const { new: added, changed } = found.counts.rows;
    await record(tx, actor, { action: "import.apply", subject: `import:${importId}`, detail: { added, changed } });
  });
}
