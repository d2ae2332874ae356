import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { expect } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { printSheets } from "#app/domain/papers/print-sheets.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import { recordProxy } from "#app/domain/papers/record-proxy.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { MOTION, type VoteSettings } from "#app/domain/votes/settings.ts";
import { WAYS } from "#app/domain/votes/tally.ts";
import { keyOf, makeHall, makePerson, makeProposal, opening, type SignedIn } from "../votes/hall.ts";

/** Seats of a vote among the hall's owners: whose two are has no voter who could vote online. */
export const SEATS = { shop: 1, author: 2, wang: 3, li: 4, couple: 5 } as const;

/** A hall with three of the committee to read papers, and a picture of one. */
export async function makeDesk(communityId: string) {
  const hall = await makeHall(communityId);
  const [first, second, third] = [await reader(communityId), await reader(communityId), await reader(communityId)];
  const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: "#eee" } });
  return { hall, communityId, first, second, third, photo: { name: "sheet.png", bytes: await plain.png().toBuffer() } };
}
export type Desk = Awaited<ReturnType<typeof makeDesk>>;

const reader = (communityId: string) => makePerson(communityId, "moderator");

/** A vote that asks the hall's owners for their opinion, open for an hour. */
export async function ask({ hall }: Desk, settings: Partial<VoteSettings> = {}, changed: Partial<OpenVote> = {}) {
  const form = opening({ propertyAreaId: hall.areaId, settings: { ...MOTION, ...settings }, ...changed });
  return openVote(hall.chair, await makeProposal(hall), form);
}

/** A sheet for a seat. Gives its code. */
export async function sheetFor({ first }: Desk, serial: string, seatNo: number): Promise<string> {
  const [sheet] = await printSheets(first, serial, { from: seatNo, to: seatNo, which: "all" });
  if (!sheet) throw new Error("nothing printed");
  return sheet.code;
}

type Marks = Readonly<Record<string, string>>;
const fieldsOf = (said: string | Marks) => (typeof said === "string" ? { choice: said } : { ...said });

/** What somebody sends who read this on a sheet: a choice, a ballot's fields, or "invalid". */
export const reading = ({ photo }: Desk, said: string | Marks) => ({
  ...{ photo, isSpoilt: said === "invalid" },
  fields: said === "invalid" ? {} : fieldsOf(said),
});

/** A ballot that comes on paper, as two read it. */
export async function putIn(desk: Desk, serial: string, seatNo: number, said: string | Marks) {
  const code = await sheetFor(desk, serial, seatNo);
  await readSheet(desk.first, serial, code, reading(desk, said));
  return readSheet(desk.second, serial, code, reading(desk, said));
}

export const cast = (who: SignedIn, serial: string, seatNo: number, said: string | Marks = "agree") =>
  castBallot(who, { serial, seatNo: String(seatNo), fields: fieldsOf(said), formKey: randomUUID() });

/** Gives somebody the written authority of a seat's holder. */
export const authorize = ({ first, photo }: Desk, serial: string, seatNo: number, proxy: SignedIn, by = first) =>
  recordProxy(by, serial, {
    ...{ seatNo, login: proxy.accountId, grantedOn: "2026-01-05", notPropertyStaff: "yes" },
    ...{ document: photo, formKey: randomUUID() },
  });

/** Closes a vote whose time is over. */
export const close = async ({ communityId }: Desk, serial: string) => closeVote(await keyOf(communityId, serial));

export const resultOf = async ({ hall }: Desk, serial: string) => (await votePage(hall.li, serial)).result;

/** How many heads came in which way; what is left out is none. */
export async function apartIn(desk: Desk, serial: string) {
  const apart = (await resultOf(desk, serial))?.apart;
  return Object.fromEntries(WAYS.flatMap((way) => (apart?.[way].heads ? [[way, apart[way].heads]] : [])));
}

export async function entriesOf({ communityId }: Desk, serial: string) {
  const where = await keyOf(communityId, serial);
  const rows = await prisma.ledgerEntry.findMany({ where, orderBy: { n: "asc" }, select: { line: true } });
  return rows.map(({ line }) => JSON.parse(line));
}
export const kindsOf = async (desk: Desk, serial: string) => (await entriesOf(desk, serial)).map(({ kind }) => kind);

export const refusedWith = (code: string) => expect.objectContaining({ code });
