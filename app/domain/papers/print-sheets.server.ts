import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { hashOf, newCode } from "#app/domain/verification/code.server.ts";
import { holdVote } from "#app/domain/votes/hold-vote.server.ts";
import type { PrintSheets } from "./forms.ts";
import { refusalToPrint } from "./policy.ts";
import { listSeatsToPrint } from "./store.server.ts";

/** More than a building has; a printer and a browser do as many at a time. */
export const MOST_SHEETS = 400;

export type PrintedSheet = { seatNo: number; label: string; heads: number; areaDm2: number; code: string };

/**
 * Ballots for seats of a range, a new sheet for each. The codes are known to this answer alone: what is kept of them
 * cannot be read back. Earlier sheets stay good: co-owners may be given one each, and where theirs differ that shows.
 */
export async function printSheets(actor: Actor, serial: string, range: PrintSheets): Promise<PrintedSheet[]> {
  const printedById = accountOf(actor);
  return inTransaction(async (tx) => {
    const { key, now, ...vote } = await holdVote(tx, actor.communityId, serial);
    refuseIf(refusalToPrint(actor, vote, now));
    const seats = await listSeatsToPrint(tx, key, range, MOST_SHEETS + 1);
    if (seats.length === 0) throw new Refused("no_seat_to_print");
    if (seats.length > MOST_SHEETS) throw new Refused("too_many_sheets");
    const printed = seats.map((seat) => ({ ...seat, code: newCode() }));
    await tx.paperSheet.createMany({
      data: printed.map(({ seatNo, sheets, code }) => ({
        ...{ ...key, seatNo, sheetNo: sheets + 1, printedById, printedAt: now },
        codeHash: codeHashOf(code),
      })),
    });
    await record(tx, actor, {
      action: "paper.print",
      subject: `vote:${serial}`,
      detail: { from: range.from, to: range.to, sheets: printed.length },
    });
    return printed.map(({ seatNo, label, heads, areaDm2, code }) => ({ seatNo, label, heads, areaDm2, code }));
  });
}

/** What is kept of a sheet's code. */
export const codeHashOf = (code: string) => Uint8Array.from(Buffer.from(hashOf(code), "hex"));
