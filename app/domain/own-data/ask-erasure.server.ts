import { inTransaction } from "#app/db/client.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import { dueAfter, refusalToLeave } from "./erasure.ts";
import { lockLeaving, setDue } from "./store.server.ts";

/** Asks for one's account to be erased in a day. Asked again, the day is the same. */
export function askErasure(accountId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const leaving = await lockLeaving(tx, accountId);
    refuseIf(refusalToLeave(leaving));
    if (leaving.erasureDueAt) return;
    const due = dueAfter(leaving.now);
    await setDue(tx, accountId, due);
    await callAt(tx, "account.erase", { accountId }, due);
  });
}
