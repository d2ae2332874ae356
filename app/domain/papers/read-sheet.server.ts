import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { readCode } from "#app/domain/verification/code.ts";
import { readProof } from "#app/domain/verification/proof-image.server.ts";
import { INVALID, readChoice } from "#app/domain/votes/ballot-choice.ts";
import { holdVote, putOnPaper } from "#app/domain/votes/hold-vote.server.ts";
import type { ReadingOfSheet } from "./forms.ts";
import { refusalToHandle, refusalToRead } from "./policy.ts";
import { codeHashOf } from "./print-sheets.server.ts";
import { type SheetState, settledChoice, stateOf } from "./readings.ts";
import { addPhoto, getSheet, insertReading, listReadings, settleSheet } from "./store.server.ts";

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
  refuseIf(refusalToHandle(actor));
  const code = readCode(typedCode);
  if (!code) throw new Refused("not_found");
  const picture = photo && (await readProof(photo.bytes));
  return inTransaction(async (tx) => {
    const vote = await holdVote(tx, actor.communityId, serial);
    const { key } = vote;
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
    if (said !== null) {
      const entryNo = await putOnPaper(tx, vote, { seatNo: sheet.seatNo, choice: said, casterId: readerId });
      await settleSheet(tx, key, sheet, entryNo);
      await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
    }
    // What was read is not told: the record says that it was, and by whom.
    await record(tx, actor, {
      action: "paper.read",
      subject: `vote:${serial}`,
      detail: { seat: sheet.seatNo, sheet: sheet.sheetNo, reading: all.length },
    });
    return stateOf(all);
  });
}
