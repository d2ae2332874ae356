import { changeAccount } from "#app/domain/factors/change-account.server.ts";
import { refusalToChangeAccount } from "#app/domain/factors/policy.ts";
import type { Holder } from "./holder.ts";
import { deleteOtherSessions, deleteSession } from "./own-store.server.ts";

/** Signs out one device of one's own. One that is signed out already is no matter. */
export function endSession(holder: Holder, sessionId: string): Promise<void> {
  return changeAccount(holder, refusalToChangeAccount, null, (tx) => deleteSession(tx, holder.accountId, sessionId));
}

/** Signs out every device but the one this is asked from. */
export function endOtherSessions(holder: Holder): Promise<void> {
  return changeAccount(holder, refusalToChangeAccount, null, (tx) =>
    deleteOtherSessions(tx, holder.accountId, holder.session.id),
  );
}
