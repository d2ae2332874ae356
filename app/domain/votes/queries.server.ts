import { prisma } from "#app/db/client.server.ts";
import { refusalToPublish } from "#app/domain/outcomes/policy.ts";
import { refusalToSeePlaces } from "#app/domain/places/policy.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { readSerial } from "#app/domain/shared/serial.ts";
import { refusalToAsk, refusalToPropose } from "#app/domain/vote-acts/policy.ts";
import { seatNoIn, serialIn } from "./address.ts";
import { getVote, listRunningVotes, listVotes, type VoteLine } from "./page-store.server.ts";
import { refusalToCast } from "./policy.ts";
import { proofOf } from "./proofs.server.ts";
import { listOpenSeats, listOwnSeats, type OwnSeat } from "./seat-store.server.ts";
import type { VoteSettings } from "./settings.ts";
import { isOver, phaseOf } from "./window.ts";

const PAGE_SIZE = 20;

/** A line of a list, and where the vote stands by the clock. */
export type VoteSummary = ReturnType<typeof summaryOf>;
const summaryOf = (line: VoteLine, now: Date) => ({ ...line, phase: phaseOf(line, now) });

/** Votes still to be decided, then those decided, the latest first; 20 a page. */
export async function votesPage(actor: Actor, { cursor }: { cursor?: string }, now = new Date()) {
  const { communityId } = actor;
  const from = readVotesCursor(cursor);
  const limit = PAGE_SIZE + 1;
  const [running, decided] = await Promise.all([
    from?.decided ? [] : listVotes(prisma, communityId, { decided: false, before: from?.serial ?? null, limit }),
    listVotes(prisma, communityId, { decided: true, before: from?.decided ? from.serial : null, limit }),
  ]);
  const votes = [...running, ...decided].slice(0, PAGE_SIZE);
  const last = votes.at(-1);
  const hasMore = running.length + decided.length > PAGE_SIZE;
  return {
    votes: votes.map((line) => summaryOf(line, now)),
    next: hasMore && last ? `${isOver(last) ? "decided" : "running"}~${last.serial}` : null,
  };
}

function readVotesCursor(text: string | undefined) {
  const [group, rest] = text?.split("~") ?? [];
  const serial = rest ? readSerial(rest) : null;
  return serial && { decided: group === "decided", serial };
}

/** For the home page: what is open and until when, then what will be. */
export async function openVotes(communityId: string, limit: number, now = new Date()): Promise<VoteSummary[]> {
  return (await listRunningVotes(prisma, communityId, limit)).map((line) => summaryOf(line, now));
}

/** For the home page: seats this person has not voted for yet. */
export async function myOpenSeats(actor: Actor, limit: number, now = new Date()) {
  return actor.accountId ? listOpenSeats(prisma, actor.communityId, actor.accountId, now, limit) : [];
}

/** A vote with all that is known of it, for the pages of other rooms. */
export const voteFacts = (actor: Actor, serial: string) => getVote(prisma, actor.communityId, serial);

/** A vote, the asker's seats in it, and what they may do here. Choices are counted only once it is closed. */
export async function votePage(actor: Actor, serial: string, now = new Date()) {
  const [vote, seats] = await Promise.all([getVote(prisma, actor.communityId, serial), seatsOf(actor, serial)]);
  const { authorId, ...proposal } = vote.proposal;
  return {
    ...summaryOf(vote, now),
    ...vote,
    proposal,
    seats: seats.map((seat) => withRefusal(actor, vote, seat, now)),
    /** Why somebody without a seat has no ballot here. */
    noSeatRefusal: seats.length > 0 ? null : refusalToCast(actor, vote, null, now),
    actRefusals: {
      correct: refusalToSeePlaces(actor),
      extend: refusalToPropose(actor, "extension", { ...vote, authorId }, now),
      cancel: refusalToPropose(actor, "cancellation", { ...vote, authorId }, now),
      ask: refusalToAsk(actor, { ...vote, authorId }, 0, now),
    },
    publishRefusal: refusalToPublish(actor, { ...vote, authorId, isPublished: vote.outcomeSerial !== null }),
  };
}

/** The ballot for one's own seat. Refuses to anybody else with not_on_roll. */
export async function ballotPage(actor: Actor, serial: string, seatNo: string, now = new Date()) {
  accountOf(actor);
  const [vote, seats] = await Promise.all([getVote(prisma, actor.communityId, serial), seatsOf(actor, serial)]);
  const { authorId: _, ...proposal } = vote.proposal;
  const seat = withRefusal(actor, vote, pick(seats, seatNo), now);
  const { explanationHtml, areaName, settings } = vote;
  return { ...summaryOf(vote, now), explanationHtml, areaName, settings, proposal, seat };
}

/** That this ballot is in, and when it was cast: for the person who cast it. */
export async function receiptPage(actor: Actor, serial: string, seatNo: string, now = new Date()) {
  accountOf(actor);
  const [vote, seats] = await Promise.all([getVote(prisma, actor.communityId, serial), seatsOf(actor, serial)]);
  const { choice, castAt, entryNo, ...seat } = pick(seats, seatNo);
  if (!castAt || entryNo === null) throw new Refused("not_found");
  const proof = await proofOf({ communityId: actor.communityId, voteId: vote.id }, entryNo);
  return { ...summaryOf(vote, now), settings: vote.settings, seat: { ...seat, choice, castAt }, proof };
}

async function seatsOf(actor: Actor, serial: string): Promise<OwnSeat[]> {
  return actor.accountId ? listOwnSeats(prisma, actor.communityId, actor.accountId, serialIn(serial)) : [];
}

function pick(seats: OwnSeat[], seatNo: string): OwnSeat {
  const wanted = seatNoIn(seatNo);
  const seat = seats.find((own) => own.seatNo === wanted);
  if (!seat) throw new Refused("not_on_roll");
  return seat;
}

type VoteToCastIn = Pick<VoteLine, "status" | "opensAt" | "closesAt"> & { settings: VoteSettings };

function withRefusal(actor: Actor, vote: VoteToCastIn, own: OwnSeat, now: Date) {
  const { choice: _, entryNo: _n, isHolders, ...seat } = own;
  const { accountId } = actor;
  const ours = seat.asProxy ? { voterId: null, proxyId: accountId } : { voterId: accountId, proxyId: null };
  return { ...seat, refusal: refusalToCast(actor, vote, { ...ours, castAt: seat.castAt, isHolders }, now) };
}
