import { keyHashOf, secretTrackerOf } from "#app/domain/votes/secret-ballot.server.ts";
import type { Marked } from "./ballots.ts";
import { communityId } from "./community.ts";
import type { LedgerRows } from "./ledger-rows.ts";
import { Random } from "./random.ts";
import type { Happened, Recorded } from "./recorded.ts";
import type { Scene } from "./scene.ts";

/** Ballots that people cast themselves, or for somebody who gave them authority, each at its moment. */
export function castOnline(scene: Scene, vote: Recorded, marked: readonly Marked[]): Happened[] {
  const { calendar } = scene;
  const { opensAt, closesAt } = vote;
  const random = new Random(`cast/${vote.key}`);
  const until = new Date(Math.min(closesAt.getTime(), calendar.latest.getTime()));
  const midway = new Date((opensAt.getTime() + until.getTime()) / 2);
  return marked.map((ballot) => {
    // An authority is written down in the first half: paper-rows.ts.
    const castAt = calendar.between(random, ballot.channel === "proxy" ? midway : opensAt, until);
    const [formKey, salt] = [random.uuid(), random.salt()];
    const isSecret = vote.settings.secrecy === "secret";
    const write = (isSecret ? addSecret : addNamed)(scene, vote, { ...ballot, castAt, formKey, salt });
    return { at: castAt, write };
  });
}

type Cast = Marked & { castAt: Date; formKey: string; salt: string };

const addNamed =
  ({ sink }: Scene, { voteId }: Recorded, { seat: { seatNo }, voter, choice, channel, salt, castAt, formKey }: Cast) =>
  (ledger: LedgerRows) => {
    const entryNo = ledger.add("ballot", { seat: seatNo, channel, choice, salt, replaces: null }, castAt);
    const ballot = { seatNo, entryNo, channel, casterId: voter.id, castAt, formKey };
    sink.add("Ballot", { communityId, voteId, ...ballot, choice: choice as string });
  };

/** That somebody took part; what they chose comes at the close. */
const addSecret =
  ({ sink }: Scene, vote: Recorded, { seat: { seatNo }, voter, choice, channel, salt, castAt, formKey }: Cast) =>
  (ledger: LedgerRows) => {
    const entryNo = ledger.add("participation", { seat: seatNo, channel, salt }, castAt);
    const taking = { seatNo, entryNo, channel, casterId: voter.id, castAt, keyHash: keyHashOf(formKey) };
    sink.add("Participation", { communityId, voteId: vote.voteId, ...taking });
    vote.secret.push({ tracker: secretTrackerOf(formKey, seatNo), choice });
  };

/** What a secret vote's ballots say, in the order of words that only their voters have seen. */
export function discloseSecret({ secret }: Recorded, ledger: LedgerRows, at: Date) {
  const inOrder = secret.sort((one, other) => (one.tracker < other.tracker ? -1 : 1));
  for (const { tracker, choice } of inOrder) ledger.add("secretBallot", { tracker, choice }, at);
}
