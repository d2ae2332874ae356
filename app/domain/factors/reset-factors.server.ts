import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { deletePasskeys } from "./passkey-store.server.ts";
import { endSessions, findByName } from "./reset-store.server.ts";
import { communitiesOf, deleteTotp, lockStanding, replaceRecoveryCodes } from "./store.server.ts";

/**
 * Ends every factor and session of an account, for somebody who lost them all. From the shell only: whoever asks was
 * recognised by a person. Written down wherever they have a part, or above the communities. The name is a login name, a
 * phone or an e-mail address. Throws Refused: not_found.
 */
export async function resetFactors(name: string): Promise<void> {
  await inTransaction(async (tx) => {
    const accountId = await findByName(tx, name);
    if (!accountId || !(await lockStanding(tx, accountId))) throw new Refused("not_found");
    await deleteTotp(tx, accountId);
    await deletePasskeys(tx, accountId);
    await replaceRecoveryCodes(tx, accountId, []);
    await endSessions(tx, accountId);
    const communities = await communitiesOf(tx, accountId);
    for (const communityId of communities.length > 0 ? communities : [null]) {
      await record(
        tx,
        { communityId, accountId: null },
        { action: "factor.reset", subject: "account", about: accountId },
      );
    }
  });
}
