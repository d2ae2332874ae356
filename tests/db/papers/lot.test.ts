import { beforeAll, beforeEach, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { drawLot } from "#app/domain/papers/draw-lot.server.ts";
import { lotPage } from "#app/domain/papers/queries.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "../votes/exported.ts";
import { makePerson } from "../votes/hall.ts";
import {
  ask,
  cast,
  close,
  type Desk,
  entriesOf,
  kindsOf,
  makeDesk,
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
beforeEach(() => clock.ahead(0));

const options = ["1", "2", "3"].map((id) => ({ id, text: `方案${id}` }));
const byLot = { tieBreak: { rule: "lot", source: "2026-12-01 福彩双色球开奖号码" } } as const;

/** A vote between three options, of which two get as much as each other. */
async function tied(settings: Partial<VoteSettings> = byLot) {
  await clock.ahead(0);
  const serial = await ask(desk, { method: { code: "singleChoice" }, options, ...settings });
  await cast(desk.hall.li, serial, SEATS.li, "1");
  await cast(desk.hall.author, serial, SEATS.author, "2");
  return serial;
}
async function closed(settings?: Partial<VoteSettings>) {
  const serial = await tied(settings);
  await clock.ahead(61);
  await close(desk, serial);
  return serial;
}

const SEED = "03 09 15 22 27 31 + 12";

test("a tie is broken by what the source has shown that the notice named, once, and anybody can draw it again", async () => {
  const serial = await closed();
  expect(await resultOf(desk, serial)).toMatchObject({ decision: "tied", winners: [] });
  expect(await lotPage(desk.first, serial)).toMatchObject({ source: byLot.tieBreak.source, refusal: null });
  await drawLot(desk.first, serial, SEED);
  expect(await resultOf(desk, serial)).toMatchObject({
    ...{ decision: "decided", winners: [expect.stringMatching(/^[12]$/)] },
    ties: [{ at: "winner", between: ["1", "2"], brokenBy: "lot" }],
  });
  expect((await entriesOf(desk, serial)).slice(-2)).toMatchObject([{ kind: "lot", seed: SEED }, { kind: "result" }]);
  const audit = await prisma.auditEntry.findFirst({ where: { action: "vote.lot", subject: `vote:${serial}` } });
  expect(audit).toMatchObject({ actorId: desk.first.accountId, detail: { seed: SEED } });
  await expect(drawLot(desk.second, serial, "another")).rejects.toEqual(refusedWith("no_tie"));
  expect(await verdictOf("yangguang", serial)).toBe("right");
});

test("the same seed gives the same winner, whoever draws", async () => {
  const [one, other] = [await closed(), await closed()];
  await drawLot(desk.first, one, SEED);
  await drawLot(desk.second, other, SEED);
  const winners = async (serial: string) => {
    const result = await resultOf(desk, serial);
    return result && "winners" in result ? result.winners : [];
  };
  expect(await winners(other)).toEqual(await winners(one));
});

test("two who draw at once draw once", async () => {
  const serial = await closed();
  const drawn = await Promise.allSettled([drawLot(desk.first, serial, "3"), drawLot(desk.second, serial, "4")]);
  expect(drawn.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []))).toEqual(["no_tie"]);
  expect((await kindsOf(desk, serial)).filter((kind) => kind === "lot")).toHaveLength(1);
});

test("a paper that is read late may undo the tie, and the lot with it", async () => {
  const serial = await tied();
  const code = await sheetFor(desk, serial, SEATS.shop);
  await clock.ahead(61);
  await close(desk, serial);
  await drawLot(desk.first, serial, SEED);
  for (const by of [desk.first, desk.second]) await readSheet(by, serial, code, reading(desk, "2"));
  expect(await resultOf(desk, serial)).toMatchObject({ decision: "decided", winners: ["2"], ties: [] });
  expect(await verdictOf("yangguang", serial)).toBe("right");
});

test.each([
  ["where the notice names none", () => closed({ tieBreak: { rule: "none" } }), () => desk.first, "no_tie"],
  ["while the vote is running", () => tied(), () => desk.first, "vote_still_running"],
  ["by a resident", () => closed(), () => desk.hall.li, "committee_only"],
  ["by the supervisor", () => closed(), () => makePerson("yangguang", "supervisor"), "committee_only"],
] as const)("no lot is drawn %s", async (_, open, who, code) => {
  const serial = await open();
  await expect(drawLot(await who(), serial, SEED)).rejects.toEqual(refusedWith(code));
  expect(await kindsOf(desk, serial)).not.toContain("lot");
});

test("no lot is drawn where there is a winner", async () => {
  const serial = await tied();
  await cast(desk.hall.wang, serial, SEATS.wang, "1");
  await clock.ahead(61);
  await close(desk, serial);
  await expect(drawLot(desk.first, serial, SEED)).rejects.toEqual(refusedWith("no_tie"));
});
