import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Correction, SeatFacts } from "./correction.ts";
import type { Scope } from "./electorates.server.ts";
import { addToLedger } from "./keep-ledger.server.ts";
import type { Approvers } from "./ledger/entries.ts";
import {
  type Drift,
  isInUse,
  listDrift,
  nextSeatNo,
  removeSeat,
  renewRollTotals,
  type Written,
  writeSeat,
} from "./roll-drift-store.server.ts";
import { sumUpRoll } from "./roll-store.server.ts";
import type { RuleSet } from "./rules.ts";
import type { VoteKey } from "./store.server.ts";

export type { Drift } from "./roll-drift-store.server.ts";

/** The roll of a vote: which it is, and whom it asks. */
export type Roll = VoteKey & Scope & { rule: RuleSet };

/** How many differences a page shows. */
const MOST_SHOWN = 100;

/** Where the roll differs from what the register says now: at most so many, and whether there are more. */
export async function rollDrift(db: Db, { communityId, voteId, rule, ...scope }: Roll) {
  const found = await listDrift(db, { communityId, voteId }, { rule, scope }, { limit: MOST_SHOWN + 1 });
  return { drift: found.slice(0, MOST_SHOWN), isMore: found.length > MOST_SHOWN };
}

/** The same for one holder of a seat; null where the two agree. */
export async function driftOf(
  db: Db,
  { communityId, voteId, rule, ...scope }: Roll,
  subject: string,
): Promise<Drift | null> {
  const [drift] = await listDrift(db, { communityId, voteId }, { rule, scope }, { subject, limit: 1 });
  return drift ?? null;
}

/** The correction that would make a seat what the register says. Refuses with seat_in_use what can no longer be taken off. */
export async function correctionOf(tx: Db, roll: Roll, subject: string): Promise<Correction> {
  const drift = await driftOf(tx, roll, subject);
  if (!drift) throw new Refused("roll_agrees");
  const { from, to, seatNo } = drift;
  if (!to) await demandUnused(tx, roll, seatNo);
  return {
    subject,
    seat: seatNo,
    from: from && { ...factsOf(from), commitment: from.commitment },
    to: to && factsOf(to),
  };
}

/** What was handed out in a seat's name does not go, and its seat with it. */
async function demandUnused(tx: Db, { communityId, voteId }: VoteKey, seatNo: number | null) {
  if (seatNo !== null && (await isInUse(tx, { communityId, voteId }, seatNo))) throw new Refused("seat_in_use");
}

const factsOf = ({ heads, areaDm2, partyId, voterId }: SeatFacts) => ({ heads, areaDm2, partyId, voterId });

type Approved = { serial: string; correction: Correction; reason: string; approvedBy: Approvers; now: Date };

/**
 * Puts one seat of a roll right, in the transaction of the act that two people stand for. Refuses with stale_act where seat
 * or register are no longer what they were when it was proposed.
 */
export async function correctRoll(tx: Db, roll: Roll, { serial, correction, reason, approvedBy, now }: Approved) {
  const { communityId, voteId } = roll;
  const key = { communityId, voteId };
  const drift = await driftOf(tx, roll, correction.subject);
  const isSame =
    drift !== null &&
    drift.seatNo === correction.seat &&
    drift.from?.commitment === correction.from?.commitment &&
    sameFacts(drift.to, correction.to);
  if (!isSame) throw new Refused("stale_act");

  const { label, to, from } = drift;
  const seat = drift.seatNo ?? (await nextSeatNo(tx, key));
  const written: Written | undefined = to
    ? await writeSeat(tx, key, { seatNo: seat, subject: correction.subject, label }, to)
    : undefined;
  if (!to) {
    await demandUnused(tx, key, seat);
    await removeSeat(tx, key, seat);
  }
  await renewRollTotals(tx, key);
  const body = {
    seat,
    from: from && { heads: from.heads, areaDm2: from.areaDm2, commitment: from.commitment },
    to: written ?? null,
    ...{ reason, approvedBy, roll: await sumUpRoll(tx, key) },
  };
  await addToLedger(tx, key, { serial, kind: "rollCorrection", body, now });
}

function sameFacts(one: SeatFacts | null, other: SeatFacts | null) {
  if (!one || !other) return one === other;
  return (["heads", "areaDm2", "partyId", "voterId"] as const).every((key) => one[key] === other[key]);
}
