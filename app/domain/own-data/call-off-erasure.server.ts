import { inTransaction } from "#app/db/client.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToStay } from "./erasure.ts";
import { lockLeaving, setDue } from "./store.server.ts";

/** Changes one's mind. The job that waits finds nothing to do. */
export function callOffErasure(accountId: string): Promise<void> {
  return inTransaction(async (tx) => {
    refuseIf(refusalToStay(await lockLeaving(tx, accountId)));
    await setDue(tx, accountId, null);
  });
}
