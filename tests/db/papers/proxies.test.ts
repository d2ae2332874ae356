import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { authorityDocument, proxiesPage } from "#app/domain/papers/queries.server.ts";
import { recordProxy } from "#app/domain/papers/record-proxy.server.ts";
import { revokeProxy } from "#app/domain/papers/revoke-proxy.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { actsIn } from "../support/acts.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "../votes/exported.ts";
import { keyOf, makePerson, type SignedIn } from "../votes/hall.ts";
import {
  apartIn,
  ask,
  authorize,
  cast,
  close,
  type Desk,
  entriesOf,
  makeDesk,
  putIn,
  refusedWith,
  resultOf,
  SEATS,
} from "./desk.ts";

const database = freshDatabase();
const clock = movableClock(database);

let desk: Desk;
let proxy: SignedIn;
let serial: string;
beforeAll(async () => {
  desk = await makeDesk("yangguang");
});
beforeEach(async () => {
  proxy = await makePerson("yangguang", "resident");
  serial = await ask(desk);
});

const authorities = async () => (await proxiesPage(desk.first, serial)).authorities;
async function revoke(by: Actor, seatNo: number) {
  const authority = (await authorities()).find((one) => one.seatNo === seatNo);
  await revokeProxy(by, serial, authority?.id ?? "");
}

test("whoever has a written authority casts the seat's ballot, and the ledger says that it came by proxy", async () => {
  await authorize(desk, serial, SEATS.shop, proxy);
  const { seats } = await votePage(proxy, serial);
  expect(seats).toMatchObject([{ seatNo: SEATS.shop, asProxy: true, refusal: null }]);
  await cast(proxy, serial, SEATS.shop, "against");
  expect((await entriesOf(desk, serial)).at(-1)).toMatchObject({ kind: "ballot", seat: SEATS.shop, channel: "proxy" });
  await clock.ahead(61);
  await close(desk, serial);
  expect(await apartIn(desk, serial)).toEqual({ proxy: 1, notVoted: 4 });
  expect(await resultOf(desk, serial)).toMatchObject({ figures: [{ participating: 1, against: 1 }] });
  expect(await verdictOf("yangguang", serial)).toBe("right");
});

test("an authority is written down with its day and a picture, which the committee alone sees", async () => {
  await authorize(desk, serial, SEATS.shop, proxy);
  const [authority] = await authorities();
  expect(authority).toMatchObject({ seatNo: SEATS.shop, label: "7号楼商铺1", grantedOn: new Date("2026-01-05") });
  const picture = await authorityDocument(desk.second, serial, authority?.id ?? "");
  expect(Buffer.from(picture.subarray(0, 3))).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  for (const by of [proxy, desk.hall.li]) {
    await expect(authorityDocument(by, serial, authority?.id ?? "")).rejects.toEqual(refusedWith("committee_only"));
    await expect(proxiesPage(by, serial)).rejects.toEqual(refusedWith("committee_only"));
  }
  await expect(authorityDocument(desk.first, await ask(desk), authority?.id ?? "")).rejects.toEqual(
    refusedWith("not_found"),
  );
  const audit = await prisma.auditEntry.findFirst({ where: { action: "proxy.record", subject: `vote:${serial}` } });
  const about = { aboutId: proxy.accountId };
  expect(audit).toMatchObject({ actorId: desk.first.accountId, ...about, detail: { seat: SEATS.shop } });
  expect(await prisma.auditEntry.findMany({ where: { action: "person.look", ...about } })).toMatchObject([
    { actorId: desk.second.accountId, detail: { what: "authority" } },
  ]);
});

test("the same form sent again, also at once, is one authority", async () => {
  const form = {
    ...{ seatNo: SEATS.shop, login: proxy.accountId, grantedOn: "2026-01-05", notPropertyStaff: "yes" as const },
    ...{ document: desk.photo, formKey: randomUUID() },
  };
  await Promise.all([1, 2, 3].map(() => recordProxy(desk.first, serial, form)));
  await recordProxy(desk.first, serial, form);
  expect(await authorities()).toHaveLength(1);
});

describe("one proxy stands for three at most", () => {
  test("the fourth is refused, until one is revoked; another vote is another matter", async () => {
    for (const seatNo of [SEATS.shop, SEATS.author, SEATS.wang]) await authorize(desk, serial, seatNo, proxy);
    await expect(authorize(desk, serial, SEATS.li, proxy)).rejects.toEqual(refusedWith("too_many_principals"));
    await authorize(desk, await ask(desk), SEATS.li, proxy);
    expect(await actsIn(() => revoke(desk.second, SEATS.author))).toEqual(["proxy.revoke"]);
    await authorize(desk, serial, SEATS.li, proxy);
    await expect(authorize(desk, serial, SEATS.couple, proxy)).rejects.toEqual(refusedWith("too_many_principals"));
  });

  test("whose ballot they have cast stays one of them when the authority is revoked, on record or secret", async () => {
    for (const secrecy of ["named", "secret"] as const) {
      serial = await ask(desk, { secrecy }, secrecy === "secret" ? { propertyAreaId: null } : {});
      const seats = (await prisma.rollSeat.findMany({ where: await keyOf("yangguang", serial) })).filter(
        ({ voterId }) => voterId !== proxy.accountId,
      );
      const [first = 0, ...others] = seats.map(({ seatNo }) => seatNo);
      for (const seatNo of [first, ...others.slice(0, 2)]) await authorize(desk, serial, seatNo, proxy);
      await cast(proxy, serial, first);
      await revoke(desk.second, first);
      await expect(authorize(desk, serial, others[2] ?? 0, proxy)).rejects.toEqual(refusedWith("too_many_principals"));
      await revoke(desk.second, others[0] ?? 0);
      await authorize(desk, serial, others[2] ?? 0, proxy);
    }
  });

  test("also when two are written down at once", async () => {
    for (const seatNo of [SEATS.shop, SEATS.author]) await authorize(desk, serial, seatNo, proxy);
    const both = await Promise.allSettled([
      authorize(desk, serial, SEATS.wang, proxy, desk.first),
      authorize(desk, serial, SEATS.li, proxy, desk.second),
    ]);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []))).toEqual([
      "too_many_principals",
    ]);
    expect(await authorities()).toHaveLength(3);
  });
});

describe("without an authority nobody votes for another:", () => {
  test("never given, for another seat, for another vote, or revoked", async () => {
    await expect(cast(proxy, serial, SEATS.shop)).rejects.toEqual(refusedWith("not_on_roll"));
    await authorize(desk, serial, SEATS.shop, proxy);
    await expect(cast(proxy, serial, SEATS.couple)).rejects.toEqual(refusedWith("not_on_roll"));
    await expect(cast(proxy, await ask(desk), SEATS.shop)).rejects.toEqual(refusedWith("not_on_roll"));
    await revoke(desk.second, SEATS.shop);
    await expect(cast(proxy, serial, SEATS.shop)).rejects.toEqual(refusedWith("not_on_roll"));
    expect((await votePage(proxy, serial)).seats).toEqual([]);
  });

  test("a ballot that is in stays in when its authority is revoked, which happens once", async () => {
    await authorize(desk, serial, SEATS.shop, proxy);
    await cast(proxy, serial, SEATS.shop);
    await expect(revoke(desk.hall.li, SEATS.shop)).rejects.toEqual(refusedWith("committee_only"));
    await revoke(desk.second, SEATS.shop);
    await expect(revoke(desk.second, SEATS.shop)).rejects.toEqual(refusedWith("proxy_revoked"));
    expect(await prisma.ballot.count({ where: await keyOf("yangguang", serial) })).toBe(1);
    await expect(revokeProxy(desk.first, serial, randomUUID())).rejects.toEqual(refusedWith("not_found"));
    await expect(revokeProxy(desk.first, serial, "none")).rejects.toEqual(refusedWith("not_found"));
  });
});

test("the holder and the proxy who vote at once have one ballot between them", async () => {
  await authorize(desk, serial, SEATS.li, proxy);
  const both = await Promise.allSettled([cast(desk.hall.li, serial, SEATS.li), cast(proxy, serial, SEATS.li)]);
  expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []))).toEqual(["already_voted"]);
});

test("where the last one counts, the holder's own takes the place of the proxy's, and not the other way round", async () => {
  serial = await ask(desk, { finality: "lastCounts" });
  await authorize(desk, serial, SEATS.li, proxy);
  await cast(proxy, serial, SEATS.li, "against");
  await cast(desk.hall.li, serial, SEATS.li, "agree");
  expect((await votePage(proxy, serial)).seats).toMatchObject([{ refusal: "already_voted" }]);
  await expect(cast(proxy, serial, SEATS.li, "against")).rejects.toEqual(refusedWith("already_voted"));
  await cast(desk.hall.li, serial, SEATS.li, "agree");
  await clock.ahead(61);
  await close(desk, serial);
  expect(await apartIn(desk, serial)).toEqual({ online: 1, notVoted: 4 });
  expect(await resultOf(desk, serial)).toMatchObject({ figures: [{ agreeing: 1, against: 0 }] });
  expect((await entriesOf(desk, serial)).slice(2, 5)).toMatchObject([
    { replaces: null },
    { replaces: 2 },
    { replaces: 3 },
  ]);
  expect(await verdictOf("yangguang", serial)).toBe("right");
});

describe("no authority is written down", () => {
  test.each([
    [
      "for whoever votes for the seat anyway",
      async () => authorize(desk, serial, SEATS.li, desk.hall.li),
      "proxy_is_voter",
    ],
    [
      "for somebody who is not registered",
      async () => authorize(desk, serial, 1, { ...proxy, accountId: "nobody" }),
      "not_registered",
    ],
    ["by oneself for oneself", async () => authorize(desk, serial, 1, desk.first), "own_item"],
    [
      "by whose seat it is",
      async () => authorize(desk, serial, SEATS.li, proxy, { ...desk.hall.li, roles: new Set(["chair"]) }),
      "own_item",
    ],
    ["by a resident", async () => authorize(desk, serial, 1, proxy, desk.hall.author), "committee_only"],
    ["for a seat that there is not", async () => authorize(desk, serial, 99, proxy), "not_found"],
    [
      "with what is no picture",
      async () => authorize({ ...desk, photo: { name: "a.pdf", bytes: Buffer.from("%PDF") } }, serial, 1, proxy),
      "not_a_photo",
    ],
  ] as const)("%s", async (_, write, code) => {
    await expect(write()).rejects.toEqual(refusedWith(code));
    expect(await authorities()).toEqual([]);
  });

  test("where another stands, and where the seat has voted, online or on paper", async () => {
    await authorize(desk, serial, SEATS.shop, proxy);
    await expect(authorize(desk, serial, SEATS.shop, desk.hall.tenant)).rejects.toEqual(refusedWith("proxy_stands"));
    await cast(desk.hall.li, serial, SEATS.li);
    await putIn(desk, serial, SEATS.couple, "agree");
    for (const seatNo of [SEATS.li, SEATS.couple]) {
      await expect(authorize(desk, serial, seatNo, proxy)).rejects.toEqual(refusedWith("already_voted"));
    }
  });

  test("twice a seat, or otherwise later, whoever writes to the table", async () => {
    await authorize(desk, serial, SEATS.shop, proxy);
    await expect(
      prisma.$executeRawUnsafe(`UPDATE "ProxyAuthority" SET "proxyId" = '${desk.hall.li.accountId}'`),
    ).rejects.toThrow(/revoked once/);
    await expect(prisma.$executeRawUnsafe(`DELETE FROM "ProxyAuthority"`)).rejects.toThrow(/only added to/);
  });
});
