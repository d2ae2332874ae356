import type { Db } from "#app/db/client.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { countNow } from "./count-now.server.ts";
import type { EntryBodies, EntryKind } from "./ledger/entries.ts";
import { type GrowingLedger, newSalt } from "./ledger/growing-ledger.server.ts";
import { setUpOf } from "./ledger/set-up.server.ts";
import { openLedger, writeEntries } from "./ledger-store.server.ts";
import { inLedger } from "./result.ts";
import { sumUpRoll } from "./roll-store.server.ts";
import { getVoteToRecord, listBallots, type VoteKey } from "./store.server.ts";

/** Begins the ledger of a vote whose notice is given now. */
export async function beginLedger(tx: Db, key: VoteKey, now: Date) {
  const vote = await getVoteToRecord(tx, key);
  const ledger = await openLedger(tx, key, showSerial(vote));
  ledger.add("setUp", setUpOf(vote, await sumUpRoll(tx, key), ledger.signer.publicKey), now);
  if (vote.status === "open") ledger.add("opening", {}, now);
  await writeEntries(tx, key, ledger);
}

/** The ledger of a vote that is held, to add to. One from before there were ledgers is written into its own first. */
export async function ledgerOf(tx: Db, key: VoteKey, serial: string, now: Date): Promise<GrowingLedger> {
  const ledger = await openLedger(tx, key, serial);
  if (ledger.size === 0) await recordLater(tx, key, ledger, now);
  return ledger;
}

/** Its moments are those that the vote has kept, and that it was written later stands in front. */
async function recordLater(tx: Db, key: VoteKey, ledger: GrowingLedger, now: Date) {
  const vote = await getVoteToRecord(tx, key);
  const setUp = setUpOf(vote, await sumUpRoll(tx, key), ledger.signer.publicKey);
  ledger.add("setUp", { ...setUp, recorded: now.toISOString() }, vote.noticeAt);
  if (vote.status !== "notice") ledger.add("opening", {}, vote.opensAt);
  for (const { seatNo, entryNo, channel, choice, replaces, castAt } of await listBallots(tx, key)) {
    const n = ledger.add("ballot", { seat: seatNo, channel, choice, salt: newSalt(), replaces }, castAt);
    if (n !== entryNo) throw new Error(`ballot ${entryNo} would be entry ${n} of ${showSerial(vote)}`);
  }
  if (vote.closedAt) {
    ledger.add("closing", {}, vote.closedAt);
    ledger.add("result", { result: inLedger(await countNow(tx, key, vote)) }, vote.closedAt);
  }
  if (vote.outcome) ledger.add("publication", { outcome: showSerial(vote.outcome) }, vote.outcome.publishedAt);
  await writeEntries(tx, key, ledger);
}

/** Adds one entry to the ledger of a vote that is held. */
export async function addToLedger<Kind extends EntryKind>(
  tx: Db,
  key: VoteKey,
  entry: { serial: string; kind: Kind; body: EntryBodies[Kind]; now: Date },
) {
  const ledger = await ledgerOf(tx, key, entry.serial, entry.now);
  ledger.add(entry.kind, entry.body, entry.now);
  await writeEntries(tx, key, ledger);
}
