import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { proposeCorrection } from "#app/domain/vote-acts/propose-correction.server.ts";
import { proposeExtension } from "#app/domain/vote-acts/propose-extension.server.ts";
import { freshDatabase } from "../support/database.ts";
import {
  announce,
  type Hall,
  inDays,
  inMinutes,
  keyOf,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "./hall.ts";

freshDatabase();

let hall: Hall;
let moderator: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  moderator = await makePerson("yangguang", "moderator");
});

const wish = () => ({ reason: "写明理由", formKey: randomUUID() });
const refusedByDatabase = /stays as its notice said|only added to|taken once|decided once|check constraint/;

/** Statements in a transaction that says which act it carries out. */
const withAct = (act: string, ...statements: string[]) =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('sunshine.act', ${act}, true)`;
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
const tryOut = (statement: string) => prisma.$executeRawUnsafe(statement);

let vote: { serial: string; voteId: string };
async function open(changed = {}) {
  const serial = await announce(hall, await makeProposal(hall), opening(changed));
  return { serial, ...(await keyOf("yangguang", serial)) };
}
const onNotice = () =>
  open({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) });

describe("a vote on notice", () => {
  beforeEach(async () => {
    vote = await onNotice();
  });

  test.each([
    ["another question", `"question" = '另一件事'`],
    ["another explanation", `"explanation" = '另一个说法'`],
    ["what the explanation looks like", `"explanationHtml" = '<p>另一个说法</p>'`],
    ["another track", `"track" = 'deliberation'`],
    ["an easier rule", `"rule" = jsonb_set("rule", '{majority,numerator}', '0')`],
    ["another manner", `"settings" = jsonb_set("settings", '{secrecy}', '"secret"')`],
    ["other owners", `"propertyAreaId" = NULL`],
    ["another matter", `"proposalId" = gen_random_uuid()`],
    ["another number", `"number" = 999`],
    ["an earlier notice", `"noticeAt" = "noticeAt" - interval '10 days'`],
    ["an earlier opening", `"opensAt" = now()`],
    ["a longer time for corrections", `"rollFreezesAt" = "opensAt"`],
    ["a later deadline", `"closesAt" = "closesAt" + interval '1 day'`],
    ["an earlier deadline", `"closesAt" = "closesAt" - interval '1 day'`],
    ["a closing without an opening", `"status" = 'closed', "result" = '{}', "closedAt" = now()`],
    ["a cancellation by nobody", `"status" = 'cancelled'`],
    ["other totals", `"rollHeads" = "rollHeads" + 1`],
    ["a larger area", `"rollAreaDm2" = 1`],
    ["another form", `"formKey" = gen_random_uuid()`],
  ])("does not get %s", async (_, changed) => {
    await expect(tryOut(`UPDATE "Vote" SET ${changed} WHERE "id" = '${vote.voteId}'`)).rejects.toThrow(
      refusedByDatabase,
    );
  });

  test("is not taken away", async () => {
    await expect(tryOut(`DELETE FROM "Vote" WHERE "id" = '${vote.voteId}'`)).rejects.toThrow(refusedByDatabase);
    await expect(tryOut(`TRUNCATE "Vote" CASCADE`)).rejects.toThrow(refusedByDatabase);
    await expect(tryOut(`TRUNCATE "VoteAct" CASCADE`)).rejects.toThrow(refusedByDatabase);
  });

  test("gets no more seats, and loses none", async () => {
    await expect(tryOut(newSeat(vote.voteId, 9, 1, 100))).rejects.toThrow(refusedByDatabase);
    await expect(tryOut(`DELETE FROM "RollSeat" WHERE "voteId" = '${vote.voteId}'`)).rejects.toThrow(refusedByDatabase);
    await expect(tryOut(`UPDATE "RollSeat" SET "areaDm2" = 1 WHERE "voteId" = '${vote.voteId}'`)).rejects.toThrow(
      refusedByDatabase,
    );
  });
});

const newSeat = (voteId: string, seatNo: number, heads: number, areaDm2: number, partyId?: string) =>
  `INSERT INTO "RollSeat" ("communityId", "voteId", "seatNo", "label", "heads", "areaDm2", "subjectId", "partyId", "salt",
    "commitment")
   VALUES ('yangguang', '${voteId}', ${seatNo}, '9号楼101', ${heads}, ${areaDm2}, gen_random_uuid(), ${partyId ? `'${partyId}'` : "NULL"},
     decode('00112233', 'hex'), sha256('another'))`;

describe("an act", () => {
  test("of one person is none", async () => {
    const { serial, voteId } = await open();
    const act = await proposeCancellation(hall.chair, serial, wish());
    const approve = (by: string, role: string) =>
      tryOut(`UPDATE "VoteAct" SET "verdict" = 'approved', "decidedAt" = now(), "decidedById" = '${by}',
        "decidedAs" = '${role}' WHERE "id" = '${act}'`);
    await expect(approve(hall.chair.accountId, "chair")).rejects.toThrow(refusedByDatabase);
    await expect(withAct(act, `UPDATE "Vote" SET "status" = 'cancelled' WHERE "id" = '${voteId}'`)).rejects.toThrow(
      refusedByDatabase,
    );

    const other = await proposeCancellation(moderator, (await open()).serial, wish());
    const second = await makePerson("yangguang", "moderator");
    await expect(
      tryOut(`UPDATE "VoteAct" SET "verdict" = 'approved', "decidedAt" = now(), "decidedById" = '${second.accountId}',
        "decidedAs" = 'moderator' WHERE "id" = '${other}'`),
    ).rejects.toThrow(refusedByDatabase);
  });

  test("that is decided stays decided, and one that waits stays what it is", async () => {
    const { serial } = await open();
    const act = await proposeExtension(moderator, serial, { closesAt: inMinutes(120), ...wish() });
    await expect(
      tryOut(`UPDATE "VoteAct" SET "detail" = '{"kind":"cancellation"}' WHERE "id" = '${act}'`),
    ).rejects.toThrow(refusedByDatabase);
    await approveAct(hall.chair, serial, act);
    for (const statement of [
      `UPDATE "VoteAct" SET "verdict" = 'withdrawn', "decidedById" = NULL, "decidedAs" = NULL WHERE "id" = '${act}'`,
      `UPDATE "VoteAct" SET "reason" = '' WHERE "id" = '${act}'`,
      `DELETE FROM "VoteAct" WHERE "id" = '${act}'`,
    ])
      await expect(tryOut(statement)).rejects.toThrow(refusedByDatabase);
  });

  test("allows what it says, for its own vote, and nothing besides", async () => {
    const [one, other] = [await open(), await open()];
    const act = await proposeExtension(moderator, one.serial, { closesAt: inMinutes(120), ...wish() });
    await approveAct(hall.chair, one.serial, act);
    const set = (changed: string, voteId: string) => `UPDATE "Vote" SET ${changed} WHERE "id" = '${voteId}'`;
    for (const statement of [
      set(`"closesAt" = "closesAt" + interval '1 day'`, one.voteId),
      set(`"closesAt" = "closesAt" + interval '1 hour'`, other.voteId),
      set(`"status" = 'cancelled'`, one.voteId),
      newSeat(one.voteId, 99, 1, 0),
    ])
      await expect(withAct(act, statement)).rejects.toThrow(refusedByDatabase);
  });

  test("that corrects the roll does so once", async () => {
    const { serial, voteId } = await onNotice();
    const shop = { communityId: "yangguang", room: "商铺1" };
    await prisma.exclusiveUnit.updateMany({ where: shop, data: { areaDm2: 77_00 } });
    const { partyId } = await prisma.exclusiveUnit.findFirstOrThrow({ where: shop });
    const act = await proposeCorrection(moderator, serial, { subject: partyId, ...wish() });
    await approveAct(hall.chair, serial, act);
    const set = (changed: string) =>
      `UPDATE "RollSeat" SET ${changed}, "salt" = '\\x00', "commitment" = '\\x00' WHERE "voteId" = '${voteId}' AND "seatNo" = 1`;
    for (const statement of [
      set(`"areaDm2" = 7700`),
      set(`"areaDm2" = 99999`),
      `DELETE FROM "RollSeat" WHERE "voteId" = '${voteId}' AND "seatNo" = 1`,
      newSeat(voteId, 9, 1, 77_00, partyId),
    ])
      await expect(withAct(act, statement)).rejects.toThrow(refusedByDatabase);
  });
});

describe("a result", () => {
  test("comes with the close, stays, and can be counted again", async () => {
    const { voteId } = await open();
    const set = (changed: string) => tryOut(`UPDATE "Vote" SET ${changed} WHERE "id" = '${voteId}'`);
    await expect(set(`"result" = '{}'`)).rejects.toThrow(refusedByDatabase);
    await set(`"status" = 'closed', "result" = '{"decision":"passed"}', "closedAt" = now()`);
    await set(`"result" = '{"decision":"rejected"}'`);
    for (const changed of [
      `"result" = NULL`,
      `"closedAt" = now() + interval '1 day'`,
      `"status" = 'open', "result" = NULL`,
      `"closesAt" = "closesAt" + interval '1 day'`,
    ])
      await expect(set(changed)).rejects.toThrow(refusedByDatabase);
  });
});
