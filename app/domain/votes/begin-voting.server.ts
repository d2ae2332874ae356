import { type Db, inTransaction } from "#app/db/client.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { ledgerOf } from "./keep-ledger.server.ts";
import { writeEntries } from "./ledger-store.server.ts";
import { type LockedVote, lockVote, markOpen, type VoteKey } from "./store.server.ts";

/** The clock opens a vote whose notice is over. Does nothing before the time, and nothing the second time. */
export function beginVoting(key: VoteKey): Promise<void> {
  return inTransaction(async (tx) => {
    const vote = await lockVote(tx, key);
    if (vote) await beginIfDue(tx, key, vote);
  });
}

type VoteToBegin = Pick<LockedVote, "year" | "number" | "proposalId" | "now">;

/** The same for a vote that is held: when its job is late, what comes in first opens it. */
export async function beginIfDue(tx: Db, key: VoteKey, vote: VoteToBegin & Pick<LockedVote, "status" | "opensAt">) {
  if (vote.status === "notice" && vote.now >= vote.opensAt) await beginNow(tx, key, vote);
}

/** The step itself, for a vote that is already held. */
export async function beginNow(tx: Db, key: VoteKey, vote: VoteToBegin) {
  const { communityId } = key;
  const serial = showSerial(vote);
  const ledger = await ledgerOf(tx, key, serial, vote.now);
  ledger.add("opening", {}, vote.now);
  await writeEntries(tx, key, ledger);
  await markOpen(tx, key);
  await moveProposal(
    tx,
    { communityId, accountId: null },
    { proposalId: vote.proposalId, to: "voting", now: vote.now },
  );
  await touch(tx, tags.votes(communityId), tags.vote(communityId, serial));
}
