import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { printSheets } from "#app/domain/papers/print-sheets.server.ts";
import { papersPage, sheetCode, sheetPage, sheetPhoto } from "#app/domain/papers/queries.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { showCode } from "#app/domain/verification/code.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { keyOf, makePerson } from "../votes/hall.ts";
import { ask, cast, type Desk, entriesOf, makeDesk, putIn, reading, refusedWith, SEATS, sheetFor } from "./desk.ts";

freshDatabase();

let desk: Desk;
let serial: string;
beforeAll(async () => {
  desk = await makeDesk("yangguang");
});
beforeEach(async () => {
  serial = await ask(desk);
});

const read = (by: Actor, code: string, said: string) => readSheet(by, serial, code, reading(desk, said));
const ballots = async () =>
  prisma.ballot.findMany({
    where: await keyOf("yangguang", serial),
    orderBy: { entryNo: "asc" },
    select: { seatNo: true, channel: true, choice: true },
  });
const turnout = async () => (await votePage(desk.hall.li, serial)).turnout[0]?.participating;

describe("printing", () => {
  const all = { from: 1, to: 99, which: "all" } as const;

  test("gives every seat of the range a sheet with a code of its own, of which a hash is kept", async () => {
    const printed = await printSheets(desk.first, serial, all);
    expect(printed.map(({ seatNo }) => seatNo)).toEqual([1, 2, 3, 4, 5]);
    expect(printed[0]).toMatchObject({ label: "7号楼商铺1", heads: 1, areaDm2: 50_50 });
    expect(new Set(printed.map(({ code }) => code)).size).toBe(5);
    const kept = await prisma.paperSheet.findMany({ where: await keyOf("yangguang", serial) });
    expect(kept).toHaveLength(5);
    for (const { code } of printed) expect(JSON.stringify(kept)).not.toContain(code);
    const audit = await prisma.auditEntry.findFirst({ where: { action: "paper.print", subject: `vote:${serial}` } });
    expect(audit).toMatchObject({ actorId: desk.first.accountId, detail: { from: 1, to: 99, sheets: 5 } });
  });

  test("gives co-owners one each when it is done again, also when two do it at once", async () => {
    const twice = await Promise.all([printSheets(desk.first, serial, all), printSheets(desk.second, serial, all)]);
    expect(new Set(twice.flat().map(({ code }) => code)).size).toBe(10);
    const sheets = await prisma.paperSheet.findMany({
      where: await keyOf("yangguang", serial),
      orderBy: { sheetNo: "asc" },
    });
    expect(sheets.map(({ sheetNo }) => sheetNo)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  });

  test("leaves out who has voted where that is asked for", async () => {
    await cast(desk.hall.li, serial, SEATS.li);
    await putIn(desk, serial, SEATS.shop, "agree");
    const left = await printSheets(desk.first, serial, { ...all, which: "notVoted" });
    expect(left.map(({ seatNo }) => seatNo)).toEqual([SEATS.author, SEATS.wang, SEATS.couple]);
    await expect(printSheets(desk.first, serial, { ...all, from: 6 })).rejects.toEqual(refusedWith("no_seat_to_print"));
  });
});

describe("a sheet", () => {
  let code: string;
  beforeEach(async () => {
    code = await sheetFor(desk, serial, SEATS.shop);
  });

  test("is a ballot when two have read the same on it, however its code is typed", async () => {
    expect(await read(desk.first, showCode(code).toLowerCase(), "agree")).toBe("readOnce");
    expect(await ballots()).toEqual([]);
    expect(await turnout()).toBe(0);
    expect(await read(desk.second, code, "agree")).toBe("settled");
    expect(await ballots()).toEqual([{ seatNo: SEATS.shop, channel: "paper", choice: "agree" }]);
    expect(await turnout()).toBe(1);
    expect((await entriesOf(desk, serial)).at(-1)).toMatchObject({
      ...{ kind: "ballot", seat: SEATS.shop, channel: "paper", choice: "agree", replaces: null },
    });
    expect((await papersPage(desk.third, serial)).sums).toEqual({ seats: 5, printed: 1, settled: 1, served: 0 });
  });

  test("tells whoever reads it second nothing of what the first one read", async () => {
    await read(desk.first, code, "against");
    const seen = await Promise.all([
      sheetPage(desk.second, serial, code),
      papersPage(desk.second, serial),
      prisma.auditEntry.findMany({ where: { subject: `vote:${serial}` } }),
    ]);
    expect(seen[0]).toMatchObject({ state: "readOnce", refusal: null, hasPhoto: true });
    expect(seen[1].sheets).toMatchObject([{ seatNo: SEATS.shop, readings: 1 }]);
    for (const one of seen) expect(JSON.stringify(one)).not.toMatch(/against/);
  });

  test("is not read twice by the same person, also when it is sent twice at once", async () => {
    const twice = await Promise.allSettled([read(desk.first, code, "agree"), read(desk.first, code, "agree")]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(read(desk.first, code, "agree")).rejects.toEqual(refusedWith("read_by_you"));
    expect(await sheetPage(desk.first, serial, code)).toMatchObject({ refusal: "read_by_you" });
    expect(await ballots()).toEqual([]);
  });

  test("on which two read different things waits for a third, who decides", async () => {
    await read(desk.first, code, "agree");
    expect(await read(desk.second, code, "against")).toBe("differing");
    for (const again of [desk.first, desk.second]) {
      await expect(read(again, code, "agree")).rejects.toEqual(refusedWith("read_by_you"));
    }
    expect(await ballots()).toEqual([]);
    expect(await sheetPage(desk.third, serial, code)).toMatchObject({ state: "differing", refusal: null });
    expect(await read(desk.third, code, "abstain")).toBe("settled");
    expect(await ballots()).toEqual([{ seatNo: SEATS.shop, channel: "paper", choice: "abstain" }]);
    await expect(read(desk.hall.chair, code, "agree")).rejects.toEqual(refusedWith("sheet_settled"));
  });

  test("that four read at once is one ballot", async () => {
    const readers = [desk.first, desk.second, desk.third, desk.hall.chair];
    const sent = await Promise.allSettled(readers.map((by) => read(by, code, "agree")));
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refused = sent.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(["sheet_settled", "sheet_settled"]);
    expect(await ballots()).toHaveLength(1);
  });

  test("is kept as a picture, the first one that comes", async () => {
    const without = { ...reading(desk, "agree"), photo: undefined };
    await expect(readSheet(desk.first, serial, code, without)).rejects.toEqual(refusedWith("photo_missing"));
    await expect(sheetPhoto(desk.first, serial, code)).rejects.toEqual(refusedWith("not_found"));
    await read(desk.first, code, "agree");
    const picture = await sheetPhoto(desk.second, serial, code);
    expect(Buffer.from(picture.subarray(0, 3))).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    await readSheet(desk.second, serial, code, without);
    expect(await sheetPhoto(desk.second, serial, code)).toEqual(picture);
    await expect(sheetPhoto(desk.hall.li, serial, code)).rejects.toEqual(refusedWith("committee_only"));
  });

  test("that is spoilt is an invalid ballot, and nobody has taken part", async () => {
    await read(desk.first, code, "invalid");
    expect(await read(desk.second, code, "invalid")).toBe("settled");
    expect(await ballots()).toEqual([{ seatNo: SEATS.shop, channel: "paper", choice: "invalid" }]);
    expect(await turnout()).toBe(0);
  });

  test("that is spoilt does not keep its seat from taking part online", async () => {
    await putIn(desk, serial, SEATS.li, "invalid");
    await cast(desk.hall.li, serial, SEATS.li);
    expect(await turnout()).toBe(1);
    await putIn(desk, serial, SEATS.author, "agree");
    await cast(desk.hall.author, serial, SEATS.author);
    expect(await turnout()).toBe(2);
  });

  test("with what is no choice of this vote is read again", async () => {
    await expect(read(desk.first, code, "")).rejects.toEqual(refusedWith("choice_missing"));
    await expect(read(desk.first, code, "maybe")).rejects.toEqual(refusedWith("choice_unknown"));
    expect(await read(desk.first, code, "agree")).toBe("readOnce");
  });
});

describe("refused is", () => {
  test("a code of another vote, of another community, and one that is none", async () => {
    const elsewhere = await makeDesk("heping");
    const codes = [
      await sheetFor(desk, await ask(desk), SEATS.shop),
      await sheetFor(elsewhere, await ask(elsewhere), SEATS.shop),
      ...["0000-0000-0000", "K7QX", "", "'; DROP TABLE", "同意"],
    ];
    for (const code of codes) {
      await expect(read(desk.first, code, "agree")).rejects.toEqual(refusedWith("not_found"));
      await expect(sheetCode(desk.first, serial, code)).rejects.toEqual(refusedWith("not_found"));
      await expect(sheetPage(desk.first, serial, code)).rejects.toEqual(refusedWith("not_found"));
    }
    const own = await sheetFor(desk, serial, SEATS.shop);
    expect(await sheetCode(desk.first, serial, showCode(own))).toBe(own);
    await expect(read(elsewhere.first, own, "agree")).rejects.toEqual(refusedWith("not_found"));
  });

  test("whoever is not of the committee, before anybody looks at their picture", async () => {
    const code = await sheetFor(desk, serial, SEATS.shop);
    const visitor: Actor = { accountId: null, communityId: "yangguang", roles: new Set() };
    const noPhoto = { ...reading(desk, "agree"), photo: { name: "a.png", bytes: Buffer.from("no picture") } };
    const supervisor = await makePerson("yangguang", "supervisor");
    for (const by of [desk.hall.li, supervisor, await makePerson("yangguang", "buildingSteward")]) {
      await expect(readSheet(by, serial, code, noPhoto)).rejects.toEqual(refusedWith("committee_only"));
      await expect(sheetFor({ ...desk, first: by }, serial, 1)).rejects.toEqual(refusedWith("committee_only"));
    }
    await expect(readSheet(visitor, serial, code, noPhoto)).rejects.toEqual(refusedWith("sign_in_first"));
    await expect(readSheet(desk.first, serial, code, noPhoto)).rejects.toEqual(refusedWith("not_a_photo"));
  });

  test("a reading of one's own ballot, or of one that one votes for", async () => {
    const code = await sheetFor(desk, serial, SEATS.li);
    const own: Actor = { ...desk.hall.li, roles: new Set(["moderator"]) };
    await expect(read(own, code, "agree")).rejects.toEqual(refusedWith("own_item"));
  });

  test("a ballot of a secret vote on paper", async () => {
    const secret = await ask(desk, { secrecy: "secret" });
    await expect(sheetFor(desk, secret, SEATS.shop)).rejects.toEqual(refusedWith("secret_on_paper"));
  });
});
