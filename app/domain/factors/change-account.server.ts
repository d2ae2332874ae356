import { inTransaction } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import type { Action } from "#app/domain/audit/actions.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type RefusalCode, Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { Standing } from "./policy.ts";
import { lockStanding, staffCommunities } from "./store.server.ts";

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0];
type Rule = (holder: Holder, standing: Standing, now: Date) => RefusalCode | null;
type Act = { action: Extract<Action, `factor.${string}`>; kind: "totp" | "passkey" | "recoveryCodes" };

/**
 * Does something to the factors of an account if the rule allows it, with nobody else at them meanwhile. What staff do is
 * written down wherever they are staff: their factor guards power over others.
 */
export function changeAccount<T>(
  holder: Holder,
  rule: Rule,
  act: Act | null,
  change: (tx: Tx, standing: Standing) => Promise<T>,
): Promise<T> {
  return inTransaction(async (tx) => {
    const standing = await lockStanding(tx, holder.accountId);
    if (!standing) throw new Refused("sign_in_first");
    refuseIf(rule(holder, standing, new Date()));
    const done = await change(tx, standing);
    if (act) await recordAsStaff(tx, holder.accountId, act);
    return done;
  });
}

export async function recordAsStaff(tx: Tx, accountId: string, { action, kind }: Act) {
  for (const communityId of await staffCommunities(tx, accountId)) {
    await record(tx, { communityId, accountId }, { action, subject: "account", about: accountId, detail: { kind } });
  }
}
