import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { disputePage, papersPage, papersWaiting } from "#app/domain/papers/queries.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import { resolveDispute } from "#app/domain/papers/resolve-dispute.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "../votes/exported.ts";
import { makePerson } from "../votes/hall.ts";
import {
  apartIn,
  ask,
  authorize,
  cast,
  close,
  type Desk,
  entriesOf,
  kindsOf,
  makeDesk,
  putIn,
  reading,
  refusedWith,
  resultOf,
  SEATS,
  sheetFor,
} from "./desk.ts";

const database = freshDatabase();
const clock = movableClock(database);

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk("yangguang");
});

const { li, couple } = SEATS;
const resolve = (by: Actor, serial: string, said: string, seat: number = couple) =>
  resolveDispute(by, serial, String(seat), {
    ...{ reason: "按签名核对", isSpoilt: said === "invalid", fields: said === "invalid" ? {} : { choice: said } },
  });

async function counted(serial: string) {
  await clock.ahead(61);
  await close(desk, serial);
  expect(await verdictOf("yangguang", serial)).toBe("right");
  const result = await resultOf(desk, serial);
  return { apart: await apartIn(desk, serial), figures: result?.figures[0] };
}

describe("where a seat voted online and on paper", () => {
  test.each([
    ["online", "paper first", { online: 1, notVoted: 4 }, { agreeing: 1, against: 0 }],
    ["online", "online first", { online: 1, notVoted: 4 }, { agreeing: 1, against: 0 }],
    ["paper", "paper first", { paper: 1, notVoted: 4 }, { agreeing: 0, against: 1 }],
    ["paper", "online first", { paper: 1, notVoted: 4 }, { agreeing: 0, against: 1 }],
  ] as const)("%s counts if the notice says so, %s", async (precedence, order, apart, figures) => {
    const serial = await ask(desk, { precedence });
    if (order === "online first") await cast(desk.hall.li, serial, li, "agree");
    await putIn(desk, serial, li, "against");
    if (order === "paper first") await cast(desk.hall.li, serial, li, "agree");
    expect(await counted(serial)).toMatchObject({ apart, figures });
  });

  test.each([
    ["online", "counts for nothing where it does not", { online: 1, notVoted: 4 }],
    ["paper", "takes the online one with it where it does", { invalid: 1, notVoted: 4 }],
  ] as const)("and %s counts, a spoilt paper %s", async (precedence, _, apart) => {
    const serial = await ask(desk, { precedence });
    await cast(desk.hall.li, serial, li, "agree");
    await putIn(desk, serial, li, "invalid");
    expect((await counted(serial)).apart).toEqual(apart);
  });

  test("and that counts, papers that differ are no dispute", async () => {
    const serial = await ask(desk);
    await cast(desk.hall.li, serial, li, "agree");
    for (const said of ["agree", "against"]) await putIn(desk, serial, li, said);
    expect((await papersPage(desk.first, serial)).disputes).toEqual([]);
    await expect(resolve(desk.first, serial, "agree", li)).rejects.toEqual(refusedWith("no_dispute"));
    expect((await counted(serial)).apart).toEqual({ online: 1, notVoted: 4 });
  });

  test("and papers count, those that differ are one", async () => {
    const serial = await ask(desk, { precedence: "paper" });
    await cast(desk.hall.li, serial, li, "agree");
    for (const said of ["agree", "against"]) await putIn(desk, serial, li, said);
    expect((await papersPage(desk.first, serial)).disputes).toMatchObject([{ seatNo: li, isResolved: false }]);
    expect((await counted(serial)).apart).toEqual({ disputed: 1, notVoted: 4 });
    await resolve(desk.first, serial, "against", li);
    expect(await apartIn(desk, serial)).toEqual({ paper: 1, notVoted: 4 });
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });
});

describe("a dispute that was resolved decides between papers, and not between them and what came online", () => {
  test.each([
    ["online", { online: 1, notVoted: 4 }, { agreeing: 0, against: 1 }, "no_dispute"],
    ["paper", { paper: 1, notVoted: 4 }, { agreeing: 1, against: 0 }, null],
  ] as const)("where %s counts", async (precedence, apart, figures, refusal) => {
    const serial = await ask(desk, { precedence });
    for (const said of ["agree", "against"]) await putIn(desk, serial, li, said);
    await resolve(desk.first, serial, "agree", li);
    await cast(desk.hall.li, serial, li, "against");
    expect(await disputePage(desk.first, serial, String(li))).toMatchObject({ refusal });
    expect(await counted(serial)).toMatchObject({ apart, figures });
  });
});

describe("co-owners whose papers differ", () => {
  let serial: string;
  beforeEach(async () => {
    serial = await ask(desk);
    await cast(desk.hall.li, serial, li, "against");
    for (const said of ["agree", "against", "agree"]) await putIn(desk, serial, couple, said);
  });

  test("are counted apart and chose nothing, until somebody resolves it with a reason", async () => {
    expect(await papersPage(desk.first, serial)).toMatchObject({
      disputes: [{ seatNo: couple, label: "7号楼2单元202", isResolved: false }],
    });
    expect(await counted(serial)).toMatchObject({
      apart: { online: 1, disputed: 1, notVoted: 3 },
      figures: { participating: 1, agreeing: 0, against: 1 },
    });
    expect(await disputePage(desk.first, serial, String(couple))).toMatchObject({
      papers: ["agree", "against", "agree"],
      refusal: null,
    });
    await resolve(desk.first, serial, "agree");
    expect(await apartIn(desk, serial)).toEqual({ online: 1, paper: 1, notVoted: 3 });
    expect(await resultOf(desk, serial)).toMatchObject({ figures: [{ participating: 2, agreeing: 1, against: 1 }] });
    expect((await entriesOf(desk, serial)).at(-2)).toMatchObject({
      ...{ kind: "resolution", seat: couple, choice: "agree", reason: "按签名核对" },
    });
    const audit = await prisma.auditEntry.findFirst({ where: { action: "paper.resolve", subject: `vote:${serial}` } });
    const said = { detail: { seat: couple }, personal: { reason: "按签名核对" } };
    expect(audit).toMatchObject({ actorId: desk.first.accountId, ...said });
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });

  test("may be found to be invalid, and be resolved again", async () => {
    await resolve(desk.first, serial, "invalid");
    expect((await papersPage(desk.first, serial)).disputes).toMatchObject([{ isResolved: true }]);
    expect((await counted(serial)).apart).toEqual({ online: 1, invalid: 1, notVoted: 3 });
    await resolve(desk.second, serial, "against");
    expect(await resultOf(desk, serial)).toMatchObject({ figures: [{ against: 2 }] });
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });

  test("and are resolved by two at once: both stand in the ledger, and the later one counts", async () => {
    await clock.ahead(61);
    await close(desk, serial);
    await Promise.all([resolve(desk.first, serial, "agree"), resolve(desk.second, serial, "against")]);
    const entries = await entriesOf(desk, serial);
    expect(entries.slice(-4).map(({ kind }) => kind)).toEqual(["resolution", "result", "resolution", "result"]);
    const last = entries.at(-2).choice === "agree" ? { agreeing: 1, against: 1 } : { agreeing: 0, against: 2 };
    expect(await resultOf(desk, serial)).toMatchObject({ figures: [last] });
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });

  test("are no case for residents, the supervisor, or whoever votes for the seat or owns it with others", async () => {
    const supervisor = await makePerson("yangguang", "supervisor");
    for (const by of [desk.hall.li, supervisor]) {
      await expect(resolve(by, serial, "agree")).rejects.toEqual(refusedWith("committee_only"));
    }
    const proxied = await ask(desk);
    await authorize(desk, proxied, couple, desk.third);
    for (const said of ["agree", "against"]) await putIn(desk, proxied, couple, said);
    await expect(resolve(desk.third, proxied, "agree")).rejects.toEqual(refusedWith("own_item"));
    const coOwner = { ...desk.hall.tenant, roles: new Set(["moderator"] as const) };
    await expect(resolve(coOwner, serial, "agree")).rejects.toEqual(refusedWith("own_item"));
    expect(await disputePage(coOwner, serial, String(couple))).toMatchObject({ refusal: "own_item" });
    const code = await sheetFor(desk, serial, couple);
    await expect(readSheet(coOwner, serial, code, reading(desk, "agree"))).rejects.toEqual(refusedWith("own_item"));
    expect(await papersWaiting(coOwner, 5)).not.toContainEqual(expect.objectContaining({ serial, disputes: 1 }));
    expect(await papersWaiting(desk.third, 5)).toContainEqual(expect.objectContaining({ serial, disputes: 1 }));
  });

  test("are resolved with a choice that there is, where there is a dispute, for a seat that there is", async () => {
    await expect(resolve(desk.first, serial, "maybe")).rejects.toEqual(refusedWith("choice_unknown"));
    await expect(resolve(desk.first, serial, "agree", SEATS.shop)).rejects.toEqual(refusedWith("no_dispute"));
    await expect(resolve(desk.first, serial, "agree", li)).rejects.toEqual(refusedWith("no_dispute"));
    await expect(resolve(desk.first, serial, "agree", 99)).rejects.toEqual(refusedWith("not_found"));
    expect(await kindsOf(desk, serial)).not.toContain("resolution");
  });

  test("stay in the database as they were decided", async () => {
    await resolve(desk.first, serial, "agree");
    for (const statement of [`UPDATE "DisputeResolution" SET "reason" = ''`, `DELETE FROM "DisputeResolution"`])
      await expect(prisma.$executeRawUnsafe(statement)).rejects.toThrow(/only added to/);
  });
});

test("what came online, on paper and by proxy, what is invalid and in dispute are told apart, and are the whole roll", async () => {
  const serial = await ask(desk);
  await cast(desk.hall.li, serial, li, "agree");
  await putIn(desk, serial, SEATS.shop, "against");
  await authorize(desk, serial, SEATS.wang, desk.hall.tenant);
  await cast(desk.hall.tenant, serial, SEATS.wang, "agree");
  await putIn(desk, serial, SEATS.author, "invalid");
  for (const said of ["agree", "abstain"]) await putIn(desk, serial, couple, said);
  const { apart, figures } = await counted(serial);
  expect(apart).toEqual({ online: 1, paper: 1, proxy: 1, invalid: 1, disputed: 1 });
  expect(figures).toMatchObject({ eligible: 5, participating: 3, agreeing: 2, against: 1 });
  const sum = Object.values((await resultOf(desk, serial))?.apart ?? {}).reduce((all, { areaDm2 }) => all + areaDm2, 0);
  expect(sum).toBe(469_97);
});
