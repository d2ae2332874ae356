import type { Db } from "#app/db/client.server.ts";
import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { readCode } from "#app/domain/verification/code.ts";
import { readProof } from "#app/domain/verification/proof-image.server.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { type BallotChoice, INVALID, readChoice } from "#app/domain/votes/ballot-choice.ts";
import { addToTurnout, insertBallots } from "#app/domain/votes/ballot-store.server.ts";
import { ledgerOf } from "#app/domain/votes/keep-ledger.server.ts";
import { newSalt } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import { writeEntries } from "#app/domain/votes/ledger-store.server.ts";
import { recount } from "#app/domain/votes/recount.server.ts";
import type { LockedVote, VoteKey } from "#app/domain/votes/store.server.ts";
import type { ReadingOfSheet } from "./forms.ts";
import { refusalToRead } from "./policy.ts";
import { codeHashOf } from "./print-sheets.server.ts";
import { type SheetState, settledChoice, stateOf } from "./readings.ts";
import {
  addPhoto,
  getSheet,
  hasBallot,
  insertReading,
  listReadings,
  lockVoteOf,
  type SheetKey,
  settleSheet,
} from "./store.server.ts";

/**
 * What somebody read on a sheet, without knowing what others did. When two have read the same, or a third has decided,
 * it is a ballot: in the ledger, and counted again where the vote was counted already. Returns how far the sheet is.
 */
export async function readSheet(
  actor: Actor,
  serial: string,
  typedCode: string,
  { photo, isSpoilt, fields }: ReadingOfSheet,
): Promise<SheetState> {
  const readerId = accountOf(actor);
  const code = readCode(typedCode);
  if (!code) throw new Refused("not_found");
  const picture = photo && (await readProof(photo.bytes));
  return inTransaction(async (tx) => {
    const { key, ...vote } = await lockVoteOf(tx, actor.communityId, serialIn(serial));
    const sheet = await getSheet(tx, key, codeHashOf(code));
    const readings = await listReadings(tx, key, sheet);
    const hasReadIt = readings.some((reading) => reading.readerId === readerId);
    refuseIf(refusalToRead(actor, vote, { ...sheet, hasReadIt }, vote.now));
    const read = isSpoilt ? { choice: INVALID } : readChoice(vote.settings, fields);
    if ("fault" in read) throw new Refused(read.fault);
    if (!sheet.hasPhoto && !picture) throw new Refused("photo_missing");

    if (picture && !sheet.hasPhoto) await addPhoto(tx, key, sheet, picture);
    const reading = { readerId, choice: read.choice };
    await insertReading(tx, key, { seatNo: sheet.seatNo, sheetNo: sheet.sheetNo, ...reading, readAt: vote.now });
    const all = [...readings, reading];
    const said = settledChoice(all);
    if (said !== null) await castOnPaper(tx, key, vote, { serial, sheet, choice: said, casterId: readerId });
    // What was read is not told: the record says that it was, and by whom.
    await record(tx, actor, {
      action: "paper.read",
      subject: `vote:${serial}`,
      detail: { seat: sheet.seatNo, sheet: sheet.sheetNo, reading: all.length },
    });
    return stateOf(all);
  });
}

type OnPaper = { serial: string; sheet: SheetKey; choice: BallotChoice; casterId: string };

async function castOnPaper(tx: Db, key: VoteKey, vote: LockedVote, { serial, sheet, choice, casterId }: OnPaper) {
  const { seatNo } = sheet;
  const isFirst = choice !== INVALID && !(await hasBallot(tx, key, seatNo));
  const ledger = await ledgerOf(tx, key, serial, vote.now);
  const body = { seat: seatNo, channel: "paper", choice, replaces: null } as const;
  const entryNo = ledger.add("ballot", { ...body, salt: newSalt() }, vote.now);
  const ballot = { seatNo, entryNo, channel: "paper", choice, replaces: null } as const;
  await insertBallots(tx, key, [{ ...ballot, casterId, castAt: vote.now, formKey: crypto.randomUUID() }]);
  if (vote.status === "closed") await recount(tx, key, vote, ledger);
  await writeEntries(tx, key, ledger);
  await settleSheet(tx, key, sheet, entryNo);
  if (isFirst) await addToTurnout(tx, key, [seatNo]);
  await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
}
