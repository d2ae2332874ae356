import type { Db } from "#app/db/client.server.ts";
import { inTransaction } from "#app/db/client.server.ts";
import { contactOf } from "#app/domain/accounts/contact.ts";
import { loginNameOf } from "#app/domain/accounts/login-name.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { readProof } from "#app/domain/verification/proof-image.server.ts";
import { holdVote } from "#app/domain/votes/hold-vote.server.ts";
import type { NewProxy } from "./forms.ts";
import { refusalToHandle, refusalToRecordProxy } from "./policy.ts";
import { countPrincipals, getSeatWithPapers } from "./store.server.ts";

/** Writes down that somebody may vote for a seat, with a picture of the authority. The same form sent again is one. */
export async function recordProxy(actor: Actor, serial: string, input: NewProxy) {
  const recordedById = accountOf(actor);
  refuseIf(refusalToHandle(actor));
  const { communityId } = actor;
  const { seatNo, login, grantedOn, formKey } = input;
  const document = await readProof(input.document.bytes);
  await inTransaction(async (tx) => {
    const { key, now, ...vote } = await holdVote(tx, communityId, serial);
    const proxyId = await findAccount(tx, login);
    const same = await tx.proxyAuthority.findFirst({
      where: { communityId, formKey, recordedById },
      select: { voteId: true, seatNo: true, proxyId: true, grantedOn: true },
    });
    if (same) {
      saidAgain(same, { voteId: key.voteId, seatNo, proxyId, grantedOn: new Date(grantedOn) });
      return;
    }
    const principals = await countPrincipals(tx, key, proxyId);
    const seat = await getSeatWithPapers(tx, key, seatNo);
    refuseIf(refusalToRecordProxy(actor, vote, seat, { accountId: proxyId, principals }, now));
    await tx.proxyAuthority.create({
      data: {
        ...key,
        seatNo,
        proxyId,
        grantedOn: new Date(grantedOn),
        document,
        recordedById,
        recordedAt: now,
        formKey,
      },
      select: { id: true },
    });
    await record(tx, actor, {
      action: "proxy.record",
      subject: `vote:${serial}`,
      about: proxyId,
      detail: { seat: seatNo, grantedOn },
    });
    await touch(tx, tags.vote(communityId, serial));
  });
}

async function findAccount(tx: Db, login: string): Promise<string> {
  const contact = contactOf(login);
  const account = await tx.account.findFirst({
    where: { OR: [{ loginName: loginNameOf(login) }, ...(contact ? [{ [contact.by]: contact.value }] : [])] },
    select: { id: true },
  });
  if (!account) throw new Refused("not_registered");
  return account.id;
}
