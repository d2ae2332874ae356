import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import type { NewMember } from "./forms.ts";
import { accountHere, findMemberByForm, insertMember, isMemberNow, lockMembers } from "./member-store.server.ts";
import { refusalToKeepMember } from "./policy.ts";

/** Takes somebody into the list of the collective's members. The same form sent again adds nobody. Returns the line's id. */
export async function addMember(actor: Actor, { name, account, reason, formKey }: NewMember): Promise<string> {
  const addedById = accountOf(actor);
  refuseIf(refusalToKeepMember(actor, null));
  const { communityId } = actor;
  return inTransaction(async (tx) => {
    await lockMembers(tx, communityId);
    const same = await findMemberByForm(tx, communityId, formKey);
    const accountId = account ? await accountHere(tx, communityId, account) : null;
    if (same) return saidAgain(same, { name, accountId, reason }).id;
    refuseIf(refusalToKeepMember(actor, accountId));
    if (accountId && (await isMemberNow(tx, communityId, accountId))) throw new Refused("member_already");
    const id = await insertMember(tx, { communityId, name, accountId, reason, addedById, formKey });
    await record(tx, actor, { action: "member.add", subject: `member:${id}`, about: accountId, personal: { reason } });
    return id;
  });
}
