import { prisma } from "#app/db/client.server.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { readCode } from "#app/domain/verification/code.ts";
import { seatNoIn } from "#app/domain/votes/address.ts";
import { voteFacts } from "#app/domain/votes/queries.server.ts";
import { isDisputed } from "./disputes.ts";
import { listAuthorities, listDisputes, listOpenSheets, listUndelivered, sumUpPapers } from "./page-store.server.ts";
import {
  refusalToDeliver,
  refusalToDrawLot,
  refusalToHandle,
  refusalToPrint,
  refusalToRead,
  refusalToResolve,
} from "./policy.ts";
import { codeHashOf } from "./print-sheets.server.ts";
import { stateOf } from "./readings.ts";
import { findPhoto, getSeatWithPapers, getSheet, listReadings } from "./store.server.ts";
import { listPapersWaiting } from "./waiting-store.server.ts";

const LONGEST_LIST = 200;

async function voteOf(actor: Actor, serial: string) {
  const { id: voteId, ...vote } = await voteFacts(actor, serial);
  const { question, status, opensAt, closesAt, settings, result, outcomeSerial } = vote;
  return {
    key: { communityId: actor.communityId, voteId },
    vote: { serial, question, status, opensAt, closesAt, settings, isPublished: outcomeSerial !== null },
    isTied: result?.decision === "tied",
  };
}

/** All that came on paper for a vote, and what is still to be done about it. */
export async function papersPage(actor: Actor, serial: string, now = new Date()) {
  refuseIf(refusalToHandle(actor));
  const { key, vote, isTied } = await voteOf(actor, serial);
  const [sums, sheets, disputes] = await Promise.all([
    sumUpPapers(prisma, key),
    listOpenSheets(prisma, key, LONGEST_LIST),
    listDisputes(prisma, key, vote.settings.precedence, LONGEST_LIST),
  ]);
  return {
    vote,
    sums,
    sheets,
    disputes,
    printRefusal: refusalToPrint(actor, vote, now),
    lotRefusal: refusalToDrawLot(actor, vote, isTied),
  };
}

/** How much of a vote's papers is still open. Once its result is published, it stays so. */
export async function unsettledPapers(actor: Actor, serial: string) {
  const { key, vote } = await voteOf(actor, serial);
  const [sheets, disputes] = await Promise.all([
    listOpenSheets(prisma, key, LONGEST_LIST),
    listDisputes(prisma, key, vote.settings.precedence, LONGEST_LIST),
  ]);
  return { sheets: sheets.length, disputes: disputes.filter(({ isResolved }) => !isResolved).length };
}

/** For the home page: votes whose papers wait for this member of the committee. */
export async function papersWaiting(actor: Actor, limit: number) {
  return isCommittee(actor) ? listPapersWaiting(prisma, actor.communityId, accountOf(actor), limit) : [];
}

/** Whether a code is a sheet of this vote; the code as it is written in addresses. Refuses with not_found. */
export async function sheetCode(actor: Actor, serial: string, typed: string): Promise<string> {
  refuseIf(refusalToHandle(actor));
  const code = readCode(typed);
  if (!code) throw new Refused("not_found");
  const { key } = await voteOf(actor, serial);
  await getSheet(prisma, key, codeHashOf(code));
  return code;
}

/** A sheet to be read. What others read on it is not told. */
export async function sheetPage(actor: Actor, serial: string, typed: string, now = new Date()) {
  refuseIf(refusalToHandle(actor));
  const code = readCode(typed);
  if (!code) throw new Refused("not_found");
  const { key, vote } = await voteOf(actor, serial);
  const { voterId, proxyId, ownerIds, isSettled, hasPhoto, ...sheet } = await getSheet(prisma, key, codeHashOf(code));
  const readings = await listReadings(prisma, key, sheet);
  const hasReadIt = readings.some(({ readerId }) => readerId === actor.accountId);
  return {
    ...{ vote, code, sheet, hasPhoto },
    state: stateOf(readings),
    refusal: refusalToRead(actor, vote, { voterId, proxyId, ownerIds, isSettled, hasReadIt }, now),
  };
}

/** The picture of a sheet, for those who read it; looking at it is written down. */
export async function sheetPhoto(actor: Actor, serial: string, typed: string): Promise<Uint8Array> {
  refuseIf(refusalToHandle(actor));
  const code = readCode(typed);
  const { key } = await voteOf(actor, serial);
  const sheet = code && (await getSheet(prisma, key, codeHashOf(code)));
  const photo = sheet && (await findPhoto(prisma, key, sheet));
  if (!photo) throw new Refused("not_found");
  await recordLooks(prisma, actor, sheet.voterId ? [sheet.voterId] : [], "paper");
  return photo;
}

/** What is to be decided of a seat whose papers differ. */
export async function disputePage(actor: Actor, serial: string, seat: string) {
  refuseIf(refusalToHandle(actor));
  const { key, vote } = await voteOf(actor, serial);
  const seatNo = seatNoIn(seat);
  const { voterId, proxyId, ownerIds, ...found } = await getSeatWithPapers(prisma, key, seatNo);
  const open = { voterId, proxyId, ownerIds, isDisputed: isDisputed(found, vote.settings) };
  return { vote, seatNo, label: found.label, papers: found.papers, refusal: refusalToResolve(actor, vote, open) };
}

/** Seats that no ballot was served on yet, in the order of the roll; of a building or the like, where one is named. */
export async function deliveriesPage(actor: Actor, serial: string, { q = "" } = {}, now = new Date()) {
  const { key, vote } = await voteOf(actor, serial);
  const refusal = refusalToDeliver(actor, vote, now);
  if (refusal && refusal !== "vote_over") refuseIf(refusal);
  const { seats, served } = await listUndelivered(prisma, key, q, LONGEST_LIST);
  return { vote, seats, served, refusal };
}

/** Who votes for whom with a written authority. */
export async function proxiesPage(actor: Actor, serial: string) {
  refuseIf(refusalToHandle(actor));
  const { key, vote } = await voteOf(actor, serial);
  return { vote, authorities: await listAuthorities(prisma, key) };
}

/** The picture of an authority, for those who handle papers; looking at it is written down. */
export async function authorityDocument(actor: Actor, serial: string, id: string): Promise<Uint8Array> {
  refuseIf(refusalToHandle(actor));
  const { key } = await voteOf(actor, serial);
  const found = (await listAuthorities(prisma, key)).find((authority) => authority.id === id);
  const row =
    found &&
    (await prisma.proxyAuthority.findFirst({ where: { ...key, id }, select: { document: true, proxyId: true } }));
  if (!row) throw new Refused("not_found");
  await recordLooks(prisma, actor, [row.proxyId], "authority");
  return row.document;
}

/** Whether a tie of this vote may be broken by lot now, and by what source. */
export async function lotPage(actor: Actor, serial: string) {
  refuseIf(refusalToHandle(actor));
  const { vote, isTied } = await voteOf(actor, serial);
  const { tieBreak } = vote.settings;
  return {
    vote,
    source: tieBreak.rule === "lot" ? tieBreak.source : null,
    refusal: refusalToDrawLot(actor, vote, isTied),
  };
}
