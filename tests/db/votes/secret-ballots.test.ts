import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { deliver } from "#app/domain/papers/deliver.server.ts";
import { drawLot } from "#app/domain/papers/draw-lot.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { headOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { checkpointFeed, ledgerPage, receiptFile } from "#app/domain/votes/proofs.server.ts";
import { receiptPage, votePage, votesPage } from "#app/domain/votes/queries.server.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import { authorize, type Desk, makeDesk, refusedWith } from "../papers/desk.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { exitCodeOn, exportOf } from "./exported.ts";
import { keyOf, makePerson, makeProposal, opening, type SignedIn } from "./hall.ts";

const database = freshDatabase();
const clock = movableClock(database);

let desk: Desk;
let voters: SignedIn[];
beforeAll(async () => {
  desk = await makeDesk("yangguang");
  voters = await Promise.all(Array.from({ length: 12 }, () => makePerson("yangguang", "resident")));
});

const ask = async () =>
  openVote(desk.hall.chair, await makeProposal(desk.hall), opening({ settings: { ...MOTION, secrecy: "secret" } }));

async function seatOf(who: SignedIn, serial: string) {
  const [seat] = (await votePage(who, serial)).seats;
  return String(seat?.seatNo ?? expect.fail("no seat"));
}

const form = (serial: string, seatNo: string, choice: string) => ({
  ...{ serial, seatNo, fields: { choice }, formKey: randomUUID() },
});
const cast = async (who: SignedIn, serial: string, choice: string) =>
  castBallot(who, form(serial, await seatOf(who, serial), choice));

/** One after the other, so that the order of what was chosen is known. */
async function castAll(serial: string, choices: readonly string[]) {
  const trackers: (string | null)[] = [];
  for (const [at, choice] of choices.entries()) {
    trackers.push((await cast(voters[at] ?? expect.fail("nobody"), serial, choice)).tracker);
  }
  return trackers;
}

async function close(serial: string) {
  await clock.ahead(61);
  await closeVote(await keyOf("yangguang", serial));
}

const turnoutIn = async (serial: string) => {
  const { turnout, isTurnoutHidden } = await votePage(desk.hall.li, serial);
  return isTurnoutHidden ? "hidden" : turnout[0]?.participating;
};

/** How many entries the signed heads cover that everybody sees: on the ledger's page, and in the feed. */
async function headsShownOf(serial: string) {
  const { last } = await ledgerPage(desk.hall.li, serial, null);
  const fed = (await checkpointFeed("yangguang")).find((head) => head.serial === serial);
  return [last?.size, fed && headOf(fed.note).size];
}

/** Every row of every table that speaks of a vote, as the database has it. */
async function everythingIn({ voteId }: { voteId: string }) {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'voteId'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe<{ row: string }[]>(
        `SELECT to_jsonb(t)::text AS "row" FROM "${name}" t WHERE "voteId" = '${voteId}'`,
      ),
    ),
  );
  return tables.map(({ name }, at) => ({ name, rows: rows[at]?.map(({ row }) => row) ?? [] }));
}

const CHOICES = ["agree", "against", "agree", "abstain", "against", "agree", "agree", "against", "abstain", "agree"];

describe("a secret ballot", () => {
  test("lies apart from who cast it: without a seat, a person or a time, and in an order that is not theirs", async () => {
    const serial = await ask();
    const trackers = await castAll(serial, CHOICES);
    expect(await ledgerPage(desk.hall.li, serial, null)).toMatchObject({ isSecret: true });
    const key = await keyOf("yangguang", serial);
    const lying = await prisma.$queryRaw<{ tracker: string; written: string }[]>`
      SELECT "tracker", xmin::text AS "written" FROM "SecretBallot" WHERE "voteId" = ${key.voteId}::uuid ORDER BY ctid`;
    expect(lying.map(({ tracker }) => tracker)).toEqual(trackers.toSorted());
    // Which transaction wrote a row would lead from a ballot to the participation beside it.
    expect(new Set(lying.map(({ written }) => written)).size).toBe(1);
    const [secret] = await prisma.secretBallot.findMany({ where: key });
    expect(Object.keys(secret ?? {}).toSorted()).toEqual(["choice", "communityId", "tracker", "voteId"]);
  });

  test("is joined to its seat by no table, log or entry, neither before the close nor after it", async () => {
    const serial = await ask();
    const trackers = await castAll(serial, CHOICES);
    const key = await keyOf("yangguang", serial);
    const audits = async () =>
      (await prisma.auditEntry.findMany({ where: { subject: `vote:${serial}` } })).map((one) => JSON.stringify(one));
    for (const stage of ["open", "closed"]) {
      if (stage === "closed") await close(serial);
      const tables = [...(await everythingIn(key)), { name: "AuditEntry", rows: await audits() }];
      const telling = tables.flatMap(({ name, rows }) =>
        rows.filter((row) => trackers.some((tracker) => row.includes(tracker ?? ""))).map((row) => ({ name, row })),
      );
      expect(telling.map(({ name }) => name)).toEqual(
        Array(CHOICES.length).fill(stage === "open" ? "SecretBallot" : "LedgerEntry"),
      );
      for (const { row } of telling) expect(row).not.toMatch(/seat|castAt|caster|keyHash/);
      expect(tables.find(({ name }) => name === "Ballot")?.rows).toEqual([]);
      const who = tables
        .filter(({ name }) => name === "Participation" || name === "AuditEntry")
        .flatMap(({ rows }) => rows);
      for (const row of who) expect(row).not.toMatch(/agree|against|abstain/);
    }
    expect(await prisma.secretBallot.count({ where: key })).toBe(0);
  });

  test("stands in the ledger behind the closing, all at one moment and in the order of random words", async () => {
    const serial = await ask();
    const trackers = await castAll(serial, CHOICES);
    await close(serial);
    const where = await keyOf("yangguang", serial);
    const lines = await prisma.ledgerEntry.findMany({ where, orderBy: { n: "asc" }, select: { line: true } });
    const entries = lines.map(({ line }) => JSON.parse(line));
    expect(entries.slice(2, 12).map(({ kind }) => kind)).toEqual(Array(10).fill("participation"));
    const secret = entries.filter(({ kind }) => kind === "secretBallot");
    expect(secret.map(({ tracker }) => tracker)).toEqual(trackers.toSorted());
    expect(new Set(secret.map(({ at }) => at)).size).toBe(1);
    const chosen = new Map(trackers.map((tracker, at) => [tracker, CHOICES[at]]));
    for (const { tracker, choice } of secret) expect(choice).toBe(chosen.get(tracker));
  });

  test("is counted, and its vote's export recounted; one that was changed is found out", async () => {
    const serial = await ask();
    await castAll(serial, CHOICES);
    await close(serial);
    expect((await votePage(desk.hall.li, serial)).result).toMatchObject({
      figures: [{ eligible: 15, participating: 10, agreeing: 5, against: 3, abstaining: 2 }],
      apart: { online: { heads: 10 }, notVoted: { heads: 5 } },
    });
    const exported = await exportOf("yangguang", serial);
    expect(exitCodeOn(exported)).toBe(0);
    expect(exitCodeOn(exported.replace('\\"choice\\":\\"against\\"', '\\"choice\\":\\"abstain\\"'))).toBe(1);
  });

  test("of many options is recounted from the ledger, when a lot breaks a tie that it left", async () => {
    const options = ["1", "2", "3"].map((id) => ({ id, text: `方案${id}` }));
    const method = { code: "approval", most: 2, seats: 1 } as const;
    const tieBreak = { rule: "lot", source: "2026-12-01 福彩双色球开奖号码" } as const;
    const settings = { ...MOTION, secrecy: "secret", method, options, tieBreak } as const;
    const serial = await openVote(desk.hall.chair, await makeProposal(desk.hall), opening({ settings }));
    for (const [at, ticked] of [["1"], ["2"], ["1", "2"], [], ["3"]].entries()) {
      const voter = voters[at] ?? expect.fail("nobody");
      const fields = Object.fromEntries(ticked.map((id) => [`option-${id}`, "on"]));
      await castBallot(voter, { ...form(serial, await seatOf(voter, serial), ""), fields });
    }
    await deliver(desk.first, serial, { manner: "handed", seatNos: [1] });
    await close(serial);
    await drawLot(desk.first, serial, "03 09 15 22 27 31 + 12");
    expect((await votePage(desk.hall.li, serial)).result).toMatchObject({
      ...{ decision: "decided", figures: [{ participating: 5 }] },
      ties: [{ at: "winner", between: ["1", "2"], brokenBy: "lot" }],
    });
    expect(exitCodeOn(await exportOf("yangguang", serial))).toBe(0);
  });

  test("has a receipt that says that somebody voted, and its word once, to whoever cast it", async () => {
    const serial = await ask();
    const [li] = [desk.hall.li];
    const sent = form(serial, await seatOf(li, serial), "against");
    const receipt = await castBallot(li, sent);
    expect(receipt.tracker).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/);
    const page = await receiptPage(li, serial, sent.seatNo);
    expect(page.seat.choice).toBeNull();
    for (const shown of [JSON.stringify(page), await receiptFile(li, serial, sent.seatNo)]) {
      expect(shown).not.toContain(receipt.tracker);
      expect(shown).not.toMatch(/against/);
    }
  });
});

describe("a secret vote", () => {
  test("does not tell its turnout under ten until it is closed", async () => {
    const serial = await ask();
    expect(await headsShownOf(serial)).toEqual([2, 2]);
    for (const voter of voters.slice(0, 9)) await cast(voter, serial, "agree");
    // Nor by how many entries a signed head covers.
    expect(await headsShownOf(serial)).toEqual([2, 2]);
    expect(await turnoutIn(serial)).toBe("hidden");
    const line = (await votesPage(desk.hall.li, {})).votes.find((one) => one.serial === serial);
    expect(line).toMatchObject({ isTurnoutHidden: true, turnout: [{ participating: 0 }] });
    await cast(voters[9] ?? desk.hall.li, serial, "agree");
    expect(await turnoutIn(serial)).toBe(10);
    expect(await headsShownOf(serial)).toEqual([12, 12]);

    const few = await ask();
    await cast(desk.hall.li, few, "agree");
    await close(few);
    expect(await turnoutIn(few)).toBe(1);
    expect(await headsShownOf(few)).toEqual([6, 6]);
  });

  test("takes one ballot a seat, for good: nobody changes their mind, also not twice at once", async () => {
    const serial = await ask();
    const seat = await seatOf(desk.hall.li, serial);
    const twice = await Promise.allSettled(
      ["agree", "against"].map((choice) => castBallot(desk.hall.li, form(serial, seat, choice))),
    );
    expect(twice.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []))).toEqual(["already_voted"]);
    await expect(castBallot(desk.hall.li, form(serial, seat, "abstain"))).rejects.toEqual(refusedWith("already_voted"));
    const key = await keyOf("yangguang", serial);
    expect([await prisma.participation.count({ where: key }), await prisma.secretBallot.count({ where: key })]).toEqual(
      [1, 1],
    );
  });

  test("knows a form that is sent again, also at once, and gives it the same receipt", async () => {
    const serial = await ask();
    const sent = form(serial, await seatOf(desk.hall.li, serial), "agree");
    const receipts = await Promise.all([1, 2, 3].map(() => castBallot(desk.hall.li, sent)));
    expect(new Set(receipts.map(({ tracker, castAt }) => `${tracker} ${castAt.getTime()}`)).size).toBe(1);
    expect(await castBallot(desk.hall.li, sent)).toEqual(receipts[0]);
  });

  test("is not held up by whoever sends one form for two seats", async () => {
    const serial = await ask();
    const [one = desk.hall.li, other = desk.hall.li, third = desk.hall.li] = voters;
    await authorize(desk, serial, Number(await seatOf(one, serial)), third);
    const own = (await votePage(third, serial)).seats.find(({ asProxy }) => !asProxy);
    const sent = form(serial, String(own?.seatNo), "agree");
    const neighbour = form(serial, await seatOf(other, serial), "against");
    await Promise.all([
      castBallot(third, sent),
      castBallot(third, { ...sent, seatNo: await seatOf(one, serial) }),
      castBallot(other, neighbour),
    ]);
    await close(serial);
    expect((await votePage(desk.hall.li, serial)).result?.apart).toMatchObject({
      online: { heads: 2 },
      proxy: { heads: 1 },
    });
  });

  test("that is called off leaves nothing of what was chosen", async () => {
    const serial = await ask();
    await castAll(serial, ["agree", "against"]);
    const act = await proposeCancellation(desk.first, serial, { reason: "方案有误", formKey: randomUUID() });
    await approveAct(desk.hall.chair, serial, act);
    expect(await prisma.secretBallot.count({ where: await keyOf("yangguang", serial) })).toBe(0);
    expect(exitCodeOn(await exportOf("yangguang", serial))).toBe(0);
  });

  test("loses no ballot, and none changes, whoever writes to the table", async () => {
    const serial = await ask();
    await castAll(serial, ["agree", "against"]);
    const { voteId } = await keyOf("yangguang", serial);
    const where = `WHERE "voteId" = '${voteId}'`;
    for (const statement of [
      `DELETE FROM "SecretBallot" ${where}`,
      `UPDATE "SecretBallot" SET "choice" = '"agree"' ${where}`,
      `UPDATE "SecretBallot" SET "tracker" = "tracker" || 'A' ${where}`,
      `WITH gone AS (DELETE FROM "SecretBallot" ${where} RETURNING *)
       INSERT INTO "SecretBallot" SELECT "communityId", "voteId", "tracker", '"agree"' FROM gone`,
      `TRUNCATE "SecretBallot"`,
      `UPDATE "Participation" SET "channel" = 'paper' ${where}`,
      `DELETE FROM "Participation" ${where}`,
    ])
      await expect(prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(/stays|only added to/);
    expect(await prisma.secretBallot.count({ where: { voteId } })).toBe(2);
  });
});
