import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { beginNow } from "./begin-voting.server.ts";
import { countNow } from "./count-now.server.ts";
import { listSecretBallots, type SecretBallot } from "./count-store.server.ts";
import type { SecretChoice } from "./count-vote.ts";
import { ledgerOf } from "./keep-ledger.server.ts";
import { writeEntries } from "./ledger-store.server.ts";
import { inLedger } from "./result.ts";
import { forgetSecretBallots } from "./secret-ballot.server.ts";
import { lockVote, markClosed, type VoteKey } from "./store.server.ts";
import { isOver } from "./window.ts";

/** The clock closes a vote at its deadline and counts it, once. Does nothing before the time, and nothing the second time. */
export function closeVote(key: VoteKey): Promise<void> {
  const clock = { communityId: key.communityId, accountId: null };
  return inTransaction(async (tx) => {
    const vote = await lockVote(tx, key);
    if (!vote || isOver(vote) || vote.now < vote.closesAt) return;
    // The server may have been away for the whole of the voting.
    if (vote.status === "notice") await beginNow(tx, key, vote);

    const serial = showSerial(vote);
    const secret = vote.settings.secrecy === "secret" ? await listSecretBallots(tx, key) : null;
    const result = await countNow(tx, key, vote, secret?.map(asOne));
    const ledger = await ledgerOf(tx, key, serial, vote.now);
    ledger.add("closing", {}, vote.now);
    for (const { tracker, choice } of secret ?? []) ledger.add("secretBallot", { tracker, choice }, vote.now);
    ledger.add("result", { result: inLedger(result) }, vote.now);
    await writeEntries(tx, key, ledger);
    await markClosed(tx, key, result, vote.now);
    if (secret) await forgetSecretBallots(tx, key);
    await moveProposal(tx, clock, { proposalId: vote.proposalId, to: "tallied", now: vote.now });
    await record(tx, clock, { action: "vote.close", subject: `vote:${serial}`, detail: { decision: result.decision } });
    await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
  });
}

const asOne = ({ choice }: SecretBallot): SecretChoice => ({ choice, heads: 1 });
