import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToDiscard, refusalToImport } from "./policy.ts";
import { deleteImport } from "./run-store.server.ts";
import { lockImport } from "./store.server.ts";

/** Throws an import away that was not applied, with all it read. */
export async function discardImport(actor: Actor, importId: string): Promise<void> {
  refuseIf(refusalToImport(actor));
  const key = { communityId: actor.communityId, importId };
  await inTransaction(async (tx) => {
    refuseIf(refusalToDiscard(actor, await lockImport(tx, key)));
    await deleteImport(tx, key);
    await record(tx, actor, { action: "import.discard", subject: `import:${importId}` });
  });
}
