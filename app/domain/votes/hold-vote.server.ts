import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { serialIn } from "./address.ts";
import type { BallotChoice } from "./ballot-choice.ts";
import { recordPaperBallot } from "./ballot-store.server.ts";
import { beginIfDue } from "./begin-voting.server.ts";
import { ledgerOf } from "./keep-ledger.server.ts";
import { type GrowingLedger, newSalt } from "./ledger/growing-ledger.server.ts";
import { writeEntries } from "./ledger-store.server.ts";
import { recount } from "./recount.server.ts";
import { findVote, type LockedVote, lockVote, type VoteKey } from "./store.server.ts";

export type { VoteKey } from "./store.server.ts";

/** A vote that nobody else adds to before this transaction is over. */
export type HeldVote = LockedVote & { key: VoteKey; serial: string };

/** Holds a vote by its number until commit: it waits for every ballot under way. Refuses with not_found. */
export async function holdVote(tx: Db, communityId: string, serial: string): Promise<HeldVote> {
  const { id: voteId } = await findVote(tx, communityId, serialIn(serial));
  const key = { communityId, voteId };
  const vote = await lockVote(tx, key);
  if (!vote) throw new Refused("not_found");
  return { ...vote, key, serial };
}

/**
 * Writes what happened into the ledger of a held vote. What came in after the count is counted with it: its rows have to
 * be written by then.
 */
export async function writeDown<T>(
  tx: Db,
  vote: HeldVote,
  write: (ledger: GrowingLedger) => Promise<T> | T,
): Promise<T> {
  const ledger = await ledgerOf(tx, vote.key, vote.serial, vote.now);
  const written = await write(ledger);
  if (vote.status === "closed") await recount(tx, vote.key, vote, ledger);
  await writeEntries(tx, vote.key, ledger);
  return written;
}

type OnPaper = { seatNo: number; choice: BallotChoice; casterId: string };

/** A ballot that came on paper. Returns its number in the ledger. */
export async function putOnPaper(tx: Db, vote: HeldVote, { seatNo, choice, casterId }: OnPaper): Promise<number> {
  await beginIfDue(tx, vote.key, vote);
  return writeDown(tx, vote, async (ledger) => {
    const body = { seat: seatNo, channel: "paper", choice, replaces: null } as const;
    const entryNo = ledger.add("ballot", { ...body, salt: newSalt() }, vote.now);
    await recordPaperBallot(tx, vote.key, { seatNo, entryNo, choice, casterId, castAt: vote.now });
    return entryNo;
  });
}
