import { inTransaction } from "#app/db/client.server.ts";
import { isDatabaseAway } from "#app/db/errors.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { type Outcome, orEachAlone, together } from "#app/domain/shared/together.ts";
import { seatNoIn, serialIn } from "./address.ts";
import { type BallotChoice, isSameChoice, readChoice } from "./ballot-choice.ts";
import {
  type CastBallot,
  findSeats,
  insertSecretBallots,
  lockVoteToCast,
  moreTurnout,
  type NewBallot,
  type NewSecretBallot,
  newBallots,
  type SeatToCast,
} from "./ballot-store.server.ts";
import { beginIfDue } from "./begin-voting.server.ts";
import { ledgerOf } from "./keep-ledger.server.ts";
import { type GrowingLedger, newSalt } from "./ledger/growing-ledger.server.ts";
import { writeEntries } from "./ledger-store.server.ts";
import { channelOf, refusalToCast } from "./policy.ts";
import { keyHashOf, secretTrackerOf } from "./secret-ballot.server.ts";

type Ballot = { serial: string; seatNo: string; fields: Readonly<Record<string, string>>; formKey: string };

/** Of a secret vote it has the word under which the ballot will stand in the export: shown now and never again. */
export type Receipt = { seatNo: number; castAt: Date; tracker: string | null };

type Confirmed = Omit<Ballot, "seatNo"> & { actor: Actor; casterId: string; seatNo: number };

/** One ballot a seat, final once cast unless the vote lets the last one count. The same form sent again gets the same receipt. */
export async function castBallot(actor: Actor, { seatNo, ...ballot }: Ballot): Promise<Receipt> {
  const casterId = accountOf(actor);
  const confirmed = { ...ballot, actor, casterId, seatNo: seatNoIn(seatNo) };
  return ballotBox(`${actor.communityId} ${showSerial(serialIn(ballot.serial))}`, confirmed);
}

const MOST_AT_ONCE = 100;

/** Ballots of a vote that arrive together share a transaction, for each has to wait for the ledger's last entry anyway. */
const ballotBox = together<Confirmed, Receipt>(
  orEachAlone((vote, ballots) => {
    const [communityId = "", serial = ""] = vote.split(" ");
    return castAll(communityId, serial, ballots);
  }, isDatabaseAway),
  MOST_AT_ONCE,
);

type FoundVote = NonNullable<Awaited<ReturnType<typeof lockVoteToCast>>>;

async function castAll(
  communityId: string,
  serial: string,
  ballots: readonly Confirmed[],
): Promise<Outcome<Receipt>[]> {
  return inTransaction(async (tx) => {
    const vote = await lockVoteToCast(tx, communityId, serialIn(serial));
    if (!vote) return ballots.map(() => ({ refused: new Refused("not_found") }));
    const key = { communityId, voteId: vote.voteId };
    const seatNos = ballots.map(({ seatNo }) => seatNo);
    const seats = await findSeats(tx, key, seatNos, vote.settings);
    const cast: NewBallot[] = [];
    const secret: NewSecretBallot[] = [];
    const firsts: number[] = [];
    const outcomes: Outcome<Receipt>[] = [];
    let ledger: GrowingLedger | undefined;
    for (const ballot of ballots) {
      const seat = seats.get(ballot.seatNo);
      const verdict = judge(ballot, seat, vote);
      outcomes.push("choice" in verdict ? { value: receiptOf(ballot, vote, vote.now) } : verdict);
      if (!("choice" in verdict) || !seat) continue;
      if (!ledger) {
        await beginIfDue(tx, key, vote);
        ledger = await ledgerOf(tx, key, serial, vote.now);
      }
      if (seat.ballots.length === 0 && !seat.hasPaper) firsts.push(seat.seatNo);
      if (vote.settings.secrecy === "secret") secret.push(putSecretly(ledger, seat, ballot, verdict.choice, vote.now));
      else cast.push(put(ledger, seat, ballot, verdict.choice, vote.now));
    }
    if (ledger) {
      if (secret.length > 0) await insertSecretBallots(tx, key, secret);
      await writeEntries(tx, key, ledger, {
        rows: [newBallots(key, cast), moreTurnout(key, firsts)],
        touched: [tags.vote(communityId, serial)],
      });
    }
    return outcomes;
  });
}

/** Into the ledger by name, and onto the seat for those that come after it in the same batch. */
function put(
  ledger: GrowingLedger,
  seat: SeatToCast,
  { seatNo, casterId, formKey }: Confirmed,
  choice: BallotChoice,
  now: Date,
): NewBallot {
  const channel = channelOf(casterId, seat);
  const replaces = seat.ballots.at(-1)?.entryNo ?? null;
  const entryNo = ledger.add("ballot", { seat: seatNo, channel, choice, salt: newSalt(), replaces }, now);
  seat.ballots.push({ entryNo, casterId, castAt: now, choice, formKey, keyHash: null });
  return { seatNo, entryNo, channel, choice, replaces, casterId, formKey, castAt: now };
}

/** Into the ledger goes that somebody took part; what was chosen waits for the close. */
function putSecretly(
  ledger: GrowingLedger,
  seat: SeatToCast,
  { seatNo, casterId, formKey }: Confirmed,
  choice: BallotChoice,
  now: Date,
): NewSecretBallot {
  const channel = channelOf(casterId, seat);
  const entryNo = ledger.add("participation", { seat: seatNo, channel, salt: newSalt() }, now);
  const keyHash = keyHashOf(formKey);
  seat.ballots.push({ entryNo, casterId, castAt: now, choice: null, formKey: null, keyHash });
  return {
    seatNo,
    entryNo,
    channel,
    choice,
    casterId,
    castAt: now,
    keyHash,
    tracker: secretTrackerOf(formKey, seatNo),
  };
}

/** What a ballot says that is to be cast now; or else the receipt it has already, or why not. */
function judge(
  ballot: Confirmed,
  seat: SeatToCast | undefined,
  { now, ...vote }: FoundVote,
): { choice: BallotChoice } | Outcome<Receipt> {
  const read = readChoice(vote.settings, ballot.fields);
  if ("fault" in read) return { refused: new Refused(read.fault) };
  const same = seat?.ballots.find((cast) => isSame(cast, ballot, read.choice));
  if (same) return { value: receiptOf(ballot, vote, same.castAt) };
  const last = seat?.ballots.at(-1);
  const before = { castAt: last?.castAt ?? null, isHolders: last !== undefined && last.casterId === seat?.voterId };
  const refusal = refusalToCast(ballot.actor, vote, seat ? { ...seat, ...before } : null, now);
  return refusal ? { refused: new Refused(refusal) } : read;
}

/** A secret one is known by its form alone. */
function isSame(cast: CastBallot, { casterId, formKey }: Confirmed, choice: BallotChoice): boolean {
  if (cast.casterId !== casterId) return false;
  if (cast.keyHash) return Buffer.from(cast.keyHash).equals(keyHashOf(formKey));
  return cast.formKey === formKey && cast.choice !== null && isSameChoice(cast.choice, choice);
}

const receiptOf = (
  { seatNo, formKey }: Confirmed,
  { settings }: Pick<FoundVote, "settings">,
  castAt: Date,
): Receipt => ({
  ...{ seatNo, castAt },
  tracker: settings.secrecy === "secret" ? secretTrackerOf(formKey, seatNo) : null,
});
