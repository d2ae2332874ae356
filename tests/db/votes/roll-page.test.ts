import { hash, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { rollPage } from "#app/domain/votes/roll-queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, keyOf, makeHall, makePerson, makeProposal, opening } from "./hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let serial: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  serial = await openVote(hall.chair, await makeProposal(hall), opening({ propertyAreaId: hall.areaId }));
});

test("everybody sees what it adds up to, and the hash that the ledger's first entry has", async () => {
  const visitor = { accountId: null, communityId, roles: new Set<never>() };
  const { totals, own, list } = await rollPage(visitor, serial, 0);
  const { line } = await prisma.ledgerEntry.findFirstOrThrow({
    where: { ...(await keyOf(communityId, serial)), n: 0 },
  });
  expect(totals).toEqual(JSON.parse(line).roll);
  expect({ own, list }).toEqual({ own: null, list: null });
});

test("a member sees the own seats with their area, and nobody else's", async () => {
  const { own, list } = await rollPage(hall.li, serial, 0);
  expect(own).toHaveLength(1);
  expect(own?.[0]?.areaDm2).toBeGreaterThan(0);
  expect(list).toBeNull();
  expect((await rollPage(await makePerson(communityId, "resident"), serial, 0)).own).toEqual([]);
});

test("a member can open the own commitment on the roll, and a proxy nobody's", async () => {
  const [own] = (await rollPage(hall.li, serial, 0)).own ?? [];
  expect(own?.opening).toMatch(/^\{"holder":".+","salt":"[\w+/]{22}=="\}$/);
  expect(hash("sha256", own?.opening ?? "")).toBe(own?.commitment);
  const key = await keyOf(communityId, serial);
  const seat = await prisma.rollSeat.findFirstOrThrow({ where: { ...key, seatNo: own?.seatNo ?? 0 } });
  expect(own?.commitment).toBe(Buffer.from(seat.commitment).toString("hex"));

  const proxy = await makePerson(communityId, "resident");
  const authority = {
    grantedOn: new Date(),
    document: new Uint8Array(),
    recordedAt: new Date(),
    formKey: randomUUID(),
  };
  await prisma.proxyAuthority.create({
    data: { ...key, ...authority, seatNo: seat.seatNo, proxyId: proxy.accountId, recordedById: hall.chair.accountId },
  });
  expect((await rollPage(proxy, serial, 0)).own).toMatchObject([{ seatNo: seat.seatNo, opening: null }]);
});

test("who holds the seats is for the committee and the supervisor", async () => {
  for (const role of ["moderator", "chair", "supervisor"] as const) {
    const { list, totals } = await rollPage(await makePerson(communityId, role), serial, 0);
    expect(list?.seats).toHaveLength(totals.seats);
    expect(list?.next).toBeNull();
  }
  for (const role of ["official", "admin", "gridWorker", "representative"] as const)
    expect((await rollPage(await makePerson(communityId, role), serial, 0)).list).toBeNull();
  const { list } = await rollPage(hall.chair, serial, 3);
  expect(list?.seats.map(({ seatNo }) => seatNo)).toEqual([4, 5]);
});

test("is of a vote there is here", async () => {
  await expect(rollPage(hall.li, "2026-0999", 0)).rejects.toMatchObject({ code: "not_found" });
});
