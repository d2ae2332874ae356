import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { freshDatabase } from "./support/database.ts";

freshDatabase();

const communityId = "yangguang";
const accountId = randomUUID();
const voteId = randomUUID();

/** One vote with one seat and the ballot cast for it, written with as little as the tables ask for. */
beforeAll(async () => {
  await prisma.account.create({ data: { id: accountId, loginName: "wang", realName: "王", shownName: "王**" } });
  await prisma.community.create({
    data: {
      id: communityId,
      name: "阳光社区",
      subdistrict: { create: { name: communityId } },
      endorsementThreshold: 10,
    },
  });
  await prisma.vote.create({
    data: {
      id: voteId,
      ...{ year: 2026, number: 1, question: "同意吗？", explanation: "", explanationHtml: "", track: "deliberation" },
      ...{ rule: {}, settings: {}, status: "open", rollHeads: 1, rollAreaDm2: 0, formKey: randomUUID() },
      ...{ noticeAt: new Date("2026-06-01"), opensAt: new Date("2026-06-08"), closesAt: new Date("2026-06-15") },
      openedBy: { connect: { id: accountId } },
      community: { connect: { id: communityId } },
      proposal: { create: { id: randomUUID(), ...numbered(1), ...text(), author: { connect: { id: accountId } } } },
      roll: {
        create: {
          seatNo: 1,
          label: "7号楼502",
          heads: 1,
          areaDm2: 8937,
          subjectId: voteId,
          salt: hash,
          commitment: hash,
        },
      },
    },
  });
  await prisma.ballot.create({
    data: { communityId, voteId, seatNo: 1, entryNo: 2, choice: "agree", casterId: accountId, ...stamp() },
  });
  await prisma.ledgerEntry.create({ data: { communityId, voteId, n: 0, line: "{}", nodes: hash } });
  await prisma.ledgerCheckpoint.create({ data: { communityId, voteId, size: 1, note: "" } });
  await prisma.signingKey.create({ data: { publicKey: hash, privateKey: hash } });
});

const hash = new Uint8Array(32);
const stamp = () => ({ castAt: new Date(), formKey: randomUUID() });
const numbered = (number: number) => ({ year: 2026, number, state: "voting" as const });
const text = () => ({
  ...{ title: "装一部电梯", category: "elevator" as const, body: "", bodyHtml: "", excerpt: "", formKey: randomUUID() },
  thread: { create: { communityId } },
  community: { connect: { id: communityId } },
});

describe("the database itself refuses", () => {
  test.each([
    ["a ballot changed", `UPDATE "Ballot" SET choice = '"against"'`],
    ["a ballot taken away", `DELETE FROM "Ballot"`],
    ["all ballots taken away", `TRUNCATE "Ballot"`],
    ["a roll changed", `UPDATE "RollSeat" SET "areaDm2" = 1`],
    ["a roll taken away", `TRUNCATE "RollSeat" CASCADE`],
    ["an entry of a ledger changed", `UPDATE "LedgerEntry" SET line = ''`],
    ["an entry of a ledger taken away", `DELETE FROM "LedgerEntry"`],
    ["a ledger taken away", `TRUNCATE "LedgerEntry"`],
    ["a checkpoint changed", `UPDATE "LedgerCheckpoint" SET note = 'another'`],
    ["a checkpoint taken away", `DELETE FROM "LedgerCheckpoint"`],
    ["all checkpoints taken away", `TRUNCATE "LedgerCheckpoint"`],
    ["the key that signs changed", `UPDATE "SigningKey" SET "privateKey" = ''`],
    ["the key that signs taken away", `DELETE FROM "SigningKey"`],
    ["a second key", `INSERT INTO "SigningKey" ("id", "publicKey", "privateKey") VALUES (2, '', '')`],
    ["a vote closed without a result", `UPDATE "Vote" SET status = 'closed'`],
    ["a vote with a result that is not closed", `UPDATE "Vote" SET result = '{}'`],
    ["a vote that closes before it opens", `UPDATE "Vote" SET "closesAt" = "opensAt"`],
    ["a proposal in public without a number", `UPDATE "Proposal" SET year = NULL, number = NULL`],
    ["a draft with a number", `UPDATE "Proposal" SET state = 'draft'`],
    ["fewer endorsements than none", `UPDATE "Proposal" SET "endorsementCount" = -1`],
    ["half a number", `UPDATE "Proposal" SET number = NULL`],
    ["an address that is not a word", `UPDATE "Community" SET id = '阳光' WHERE id = 'none' OR true`],
    ["two heads in a seat", seat(2, 1)],
    ["less area than none", seat(1, -1)],
  ])("%s", async (_, sql) => {
    await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow(/only added to|constraint|stays as its notice said/);
  });

  test("a second ballot for a seat", async () => {
    const second = { communityId, voteId, seatNo: 1, entryNo: 3, choice: "against", casterId: accountId, ...stamp() };
    await expect(prisma.ballot.create({ data: second })).rejects.toMatchObject({ code: "P2002" });
  });

  test("a ballot for a seat that is not on the roll", async () => {
    const stray = { communityId, voteId, seatNo: 2, entryNo: 3, choice: "against", casterId: accountId, ...stamp() };
    await expect(prisma.ballot.create({ data: stray })).rejects.toMatchObject({ code: "P2003" });
  });
});

function seat(heads: number, areaDm2: number) {
  return `INSERT INTO "RollSeat" ("communityId", "voteId", "seatNo", label, heads, "areaDm2")
    VALUES ('${communityId}', '${voteId}', 9, '8号楼101', ${heads}, ${areaDm2})`;
}
