import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { type Outcome, together } from "#app/domain/shared/together.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { seatNoIn, serialIn } from "./address.ts";
import { findSeats, insertBallots, lockVoteToCast, type NewBallot, type SeatToCast } from "./ballot-store.server.ts";
import { ledgerOf } from "./keep-ledger.server.ts";
import { type GrowingLedger, newSalt } from "./ledger/growing-ledger.server.ts";
import { writeEntries } from "./ledger-store.server.ts";
import { refusalToCast } from "./policy.ts";
import type { Choice } from "./tally.ts";
import type { VoteWindow } from "./window.ts";

type Ballot = { serial: string; seatNo: string; choice: Choice; formKey: string };
export type Receipt = { seatNo: number; castAt: Date };

type Confirmed = { actor: Actor; casterId: string; seatNo: number; choice: Choice; formKey: string };

/** One ballot a seat, final once cast. The same form sent again is the same ballot and gets the same receipt. */
export async function castBallot(actor: Actor, { serial, seatNo, choice, formKey }: Ballot): Promise<Receipt> {
  const casterId = accountOf(actor);
  const confirmed = { actor, casterId, seatNo: seatNoIn(seatNo), choice, formKey };
  return ballotBox(`${actor.communityId} ${showSerial(serialIn(serial))}`, confirmed);
}

const MOST_AT_ONCE = 100;

/** Ballots of a vote that arrive together share a transaction, for each has to wait for the ledger's last entry anyway. */
const ballotBox = together<Confirmed, Receipt>((vote, ballots) => {
  const [communityId = "", serial = ""] = vote.split(" ");
  return castAll(communityId, serial, ballots);
}, MOST_AT_ONCE);

async function castAll(
  communityId: string,
  serial: string,
  ballots: readonly Confirmed[],
): Promise<Outcome<Receipt>[]> {
  return inTransaction(async (tx) => {
    const found = await lockVoteToCast(tx, communityId, serialIn(serial));
    if (!found) return ballots.map(() => ({ refused: new Refused("not_found") }));
    const { voteId, now, ...vote } = found;
    const key = { communityId, voteId };
    const seats = await findSeats(
      tx,
      key,
      ballots.map(({ seatNo }) => seatNo),
    );
    const cast: NewBallot[] = [];
    const outcomes: Outcome<Receipt>[] = [];
    let ledger: GrowingLedger | undefined;
    for (const ballot of ballots) {
      const seat = seats.get(ballot.seatNo);
      const verdict = judge(ballot, seat, vote, now);
      if (verdict === "cast") {
        const { seatNo, choice, casterId, formKey } = ballot;
        ledger ??= await ledgerOf(tx, key, serial, now);
        const body = { seat: seatNo, channel: "online", choice, salt: newSalt(), replaces: null } as const;
        const entryNo = ledger.add("ballot", body, now);
        cast.push({ seatNo, entryNo, choice, casterId, formKey, castAt: now });
        seat?.ballots.push({ choice, casterId, formKey, castAt: now, entryNo });
        outcomes.push({ value: { seatNo, castAt: now } });
      } else outcomes.push(verdict);
    }
    if (ledger) {
      await writeEntries(tx, key, ledger);
      await insertBallots(tx, key, cast);
      await touch(tx, tags.vote(communityId, serial));
    }
    return outcomes;
  });
}

/** Whether a ballot is to be cast now; or else the receipt it has already, or why not. */
function judge(
  { actor, casterId, choice, formKey, seatNo }: Confirmed,
  seat: SeatToCast | undefined,
  vote: VoteWindow,
  now: Date,
): "cast" | Outcome<Receipt> {
  const same = seat?.ballots.find(
    (cast) => cast.casterId === casterId && cast.formKey === formKey && cast.choice === choice,
  );
  if (same) return { value: { seatNo, castAt: same.castAt } };
  const castAt = seat?.ballots.at(-1)?.castAt ?? null;
  const refusal = refusalToCast(actor, vote, seat ? { voterId: seat.voterId, castAt } : null, now);
  return refusal ? { refused: new Refused(refusal) } : "cast";
}
