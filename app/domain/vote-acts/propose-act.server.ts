import { inTransaction } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { type ActDetail, type ActKind, type DetailOf, roleOf } from "./act.ts";
import { refusalOfDetail, refusalToPropose } from "./policy.ts";
import { insertAct, listActs, lockVote, type VoteAtHand } from "./store.server.ts";

type Wish<Kind extends ActKind> = {
  kind: Kind;
  reason: string;
  formKey: string;
  /** What the form says of it besides the reason. */
  said?: Partial<DetailOf<Kind>>;
  /** What exactly, for the vote as it is now. */
  detailOf: (tx: Prisma.TransactionClient, vote: VoteAtHand) => DetailOf<Kind> | Promise<DetailOf<Kind>>;
};

/** Puts an act before a second person. Returns its id; the same form sent again gets the same one. */
export async function proposeAct<Kind extends ActKind>(
  actor: Actor,
  serial: string,
  { kind, reason, formKey, said, detailOf }: Wish<Kind>,
): Promise<string> {
  const proposedById = accountOf(actor);
  return inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, serial);
    const acts = await listActs(tx, vote);
    const same = acts.find((act) => act.formKey === formKey && act.proposedById === proposedById);
    if (same) return saidAgain({ ...same, ...same.detail }, { kind, reason, ...said }).id;
    refuseIf(refusalToPropose(actor, kind, vote, vote.now));
    const detail = await detailOf(tx, vote);
    refuseIf(refusalOfDetail(actor, detail));
    if (acts.some((act) => act.verdict === "waiting" && subjectOf(act.detail) === subjectOf(detail))) {
      throw new Refused("act_waiting");
    }
    const proposed = { detail, reason, formKey, proposedById, proposedAs: roleOf(actor), proposedAt: vote.now };
    const id = await insertAct(tx, vote, proposed);
    await record(tx, actor, {
      ...{ action: "act.propose", subject: `vote:${serial}` },
      ...{ detail: { act: id, kind }, personal: { reason } },
    });
    await touch(tx, tags.vote(actor.communityId, serial));
    return id;
  });
}

/** What an act is about: nothing is proposed twice at a time. */
const subjectOf = (detail: ActDetail) => (detail.kind === "rollCorrection" ? detail.subject : detail.kind);
