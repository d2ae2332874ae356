import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import { deliver } from "#app/domain/papers/deliver.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import { resolveDispute } from "#app/domain/papers/resolve-dispute.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { beginVoting } from "#app/domain/votes/begin-voting.server.ts";
import { actsIn } from "../support/acts.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "../votes/exported.ts";
import { inMinutes, keyOf } from "../votes/hall.ts";
import {
  apartIn,
  ask,
  authorize,
  cast,
  close,
  type Desk,
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

describe("after the close", () => {
  test("a ballot that was handed in and is read late changes the result, by a count that is in the ledger", async () => {
    const serial = await ask(desk);
    await cast(desk.hall.li, serial, SEATS.li, "agree");
    const [shop, couple] = [await sheetFor(desk, serial, SEATS.shop), await sheetFor(desk, serial, SEATS.couple)];
    const read = () => readSheet(desk.first, serial, shop, reading(desk, "against"));
    expect(await actsIn(read)).toEqual(["paper.read"]);
    await clock.ahead(61);
    // Before it is counted as well as after.
    await readSheet(desk.second, serial, shop, reading(desk, "against"));
    await close(desk, serial);
    expect(await resultOf(desk, serial)).toMatchObject({ decision: "rejected" });

    for (const by of [desk.first, desk.second]) await readSheet(by, serial, couple, reading(desk, "agree"));
    expect(await resultOf(desk, serial)).toMatchObject({ decision: "passed", figures: [{ agreeing: 2, against: 1 }] });
    expect(await apartIn(desk, serial)).toEqual({ online: 1, paper: 2, notVoted: 2 });
    const late = ["closing", "result", "ballot", "result"];
    expect(await kindsOf(desk, serial)).toEqual(["setUp", "opening", "ballot", "ballot", ...late]);
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });

  test("nothing is printed, served or authorized any more, and nothing is read once the result is public", async () => {
    const serial = await ask(desk);
    const code = await sheetFor(desk, serial, SEATS.shop);
    await clock.ahead(61);
    for (const when of ["counting", "closed"]) {
      if (when === "closed") await close(desk, serial);
      await expect(sheetFor(desk, serial, 1), when).rejects.toEqual(refusedWith("vote_over"));
      await expect(deliver(desk.first, serial, { manner: "handed", seatNos: [1] })).rejects.toEqual(
        refusedWith("vote_over"),
      );
      await expect(authorize(desk, serial, 1, desk.hall.tenant)).rejects.toEqual(refusedWith("vote_over"));
    }
    const notice = { title: "结果", body: "", effectiveOn: "2030-07-01", noticeDays: 15, tasks: [] };
    await publishOutcome(desk.hall.chair, serial, { ...notice, formKey: randomUUID() });
    await expect(readSheet(desk.first, serial, code, reading(desk, "agree"))).rejects.toEqual(
      refusedWith("outcome_published"),
    );
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });
});

test("of a vote that is called off nothing is read, printed, served, resolved or authorized", async () => {
  const serial = await ask(desk);
  await putIn(desk, serial, SEATS.couple, "agree");
  await putIn(desk, serial, SEATS.couple, "against");
  const code = await sheetFor(desk, serial, SEATS.shop);
  const act = await proposeCancellation(desk.first, serial, { reason: "方案有误", formKey: randomUUID() });
  await approveAct(desk.hall.chair, serial, act);
  const over = refusedWith("vote_over");
  await expect(readSheet(desk.first, serial, code, reading(desk, "agree"))).rejects.toEqual(over);
  await expect(sheetFor(desk, serial, 1)).rejects.toEqual(over);
  await expect(deliver(desk.first, serial, { manner: "handed", seatNos: [1] })).rejects.toEqual(over);
  const said = { reason: "按签名核对", isSpoilt: false, fields: { choice: "agree" } };
  await expect(resolveDispute(desk.first, serial, String(SEATS.couple), said)).rejects.toEqual(over);
  await expect(authorize(desk, serial, 1, desk.hall.tenant)).rejects.toEqual(over);
  expect(await verdictOf("yangguang", serial)).toBe("right");
});

test("before it opens nothing is read; when its hour has struck and its job is late, what comes first opens it", async () => {
  const [online, paper] = [
    await ask(desk, {}, { opensAt: inMinutes(5) }),
    await ask(desk, {}, { opensAt: inMinutes(5) }),
  ];
  const code = await sheetFor(desk, paper, SEATS.shop);
  const read = (by: Desk["first"]) => readSheet(by, paper, code, reading(desk, "agree"));
  await expect(read(desk.first)).rejects.toEqual(refusedWith("vote_not_yet_open"));
  await clock.ahead(6);
  await Promise.all([cast(desk.hall.li, online, SEATS.li), cast(desk.hall.author, online, SEATS.author)]);
  await read(desk.first);
  await read(desk.second);
  for (const serial of [online, paper]) await beginVoting(await keyOf("yangguang", serial));
  await clock.ahead(61);
  for (const serial of [online, paper]) await close(desk, serial);
  expect(await kindsOf(desk, online)).toEqual(["setUp", "opening", "ballot", "ballot", "closing", "result"]);
  expect(await kindsOf(desk, paper)).toEqual(["setUp", "opening", "ballot", "closing", "result"]);
  for (const serial of [online, paper]) expect(await verdictOf("yangguang", serial)).toBe("right");
});

test("what was read, printed and decided stays in the database as it is", async () => {
  const serial = await ask(desk);
  await putIn(desk, serial, SEATS.couple, "agree");
  for (const statement of [
    `UPDATE "PaperReading" SET "choice" = '"against"'`,
    `DELETE FROM "PaperReading"`,
    `UPDATE "PaperSheet" SET "photo" = '\\x00'`,
    `UPDATE "PaperSheet" SET "entryNo" = 1 WHERE "entryNo" IS NOT NULL`,
    `DELETE FROM "PaperSheet"`,
  ])
    await expect(prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(/only added to|once/);
});
