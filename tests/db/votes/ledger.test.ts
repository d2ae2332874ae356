import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { headOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { commitmentTo, rollFacts } from "#app/domain/votes/ledger/roll-lines.server.ts";
import { signingKey } from "#app/domain/votes/ledger/signing-key.server.ts";
import { GrowingTree, isIncluded } from "#app/domain/votes/ledger/tree.server.ts";
import { proveEntry } from "#app/domain/votes/ledger-store.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import type { VoteKey } from "#app/domain/votes/store.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, keyOf, letPass, makeHall, makePerson, makeProposal, opening, type SignedIn } from "./hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

async function open() {
  const serial = await openVote(hall.chair, await makeProposal(hall), opening());
  return { serial, key: await keyOf("yangguang", serial) };
}

async function cast(person: SignedIn, serial: string, choice: "agree" | "against" = "agree") {
  const [seat] = (await votePage(person, serial)).seats;
  return castBallot(person, { serial, seatNo: String(seat?.seatNo), fields: { choice }, formKey: randomUUID() });
}

const linesOf = async (key: VoteKey) =>
  (await prisma.ledgerEntry.findMany({ where: key, orderBy: { n: "asc" }, select: { n: true, line: true } })).map(
    ({ line }) => line,
  );
const entriesOf = async (key: VoteKey) => (await linesOf(key)).map((line) => JSON.parse(line));
const checkpointsOf = async (key: VoteKey) =>
  (await prisma.ledgerCheckpoint.findMany({ where: key, orderBy: { size: "asc" }, select: { note: true } })).map(
    ({ note }) => note,
  );

/** Every signed head is that of the entries there are. */
async function expectWhole(key: VoteKey) {
  const lines = await linesOf(key);
  const tree = new GrowingTree(0, []);
  const roots = lines.map((line) => {
    tree.add(line);
    return tree.root();
  });
  const heads = (await checkpointsOf(key)).map(headOf);
  for (const { size, root } of heads) expect(Buffer.from(root)).toEqual(Buffer.from(roots[size - 1] ?? []));
  expect(heads.at(-1)?.size).toBe(lines.length);
}

test("a key whose transaction was rolled back signs nothing", async () => {
  const undone = inTransaction(async (tx) => {
    await tx.signingKey.deleteMany();
    await signingKey(tx);
    throw new Error("thought better of it");
  });
  await expect(undone).rejects.toThrow("thought better of it");
  const { publicKey } = await signingKey(prisma);
  const kept = await prisma.signingKey.findUniqueOrThrow({ where: { id: 1 }, select: { publicKey: true } });
  expect(Buffer.from(publicKey)).toEqual(Buffer.from(kept.publicKey));
});

describe("a ledger", () => {
  test("has all that happened, numbered without a gap", async () => {
    const { serial, key } = await open();
    await cast(hall.li, serial);
    await cast(hall.tenant, serial, "against");
    await letPass("yangguang", serial, 61);
    await closeVote(key);
    const entries = await entriesOf(key);
    expect(entries.map(({ kind }) => kind)).toEqual(["setUp", "opening", "ballot", "ballot", "closing", "result"]);
    expect(entries.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());
    expect(entries[0]).toMatchObject({
      ...{
        community: "yangguang",
        vote: serial,
        question: "是否同意大修电梯？",
        method: { code: "motion" },
        options: [],
      },
      explanation: createHash("sha256").update("**请**表态。").digest("hex"),
      roll: { seats: 3, heads: 3, areaDm2: 0 },
    });
    expect(entries[3]).toMatchObject({ channel: "online", choice: "against", replaces: null });
    expect(entries[5].result).toMatchObject({
      decision: "rejected",
      apart: { online: { heads: 2 }, notVoted: { heads: 1 } },
    });
    await expectWhole(key);
  });

  test("hides who is on the roll behind commitments that they can open", async () => {
    const { key } = await open();
    const roll = await prisma.rollSeat.findMany({ where: key, orderBy: { seatNo: "asc" } });
    for (const { label, salt, commitment } of roll) expect(commitmentTo(label, salt)).toEqual(commitment);
    const [setUp] = await entriesOf(key);
    const lines = roll.map(({ seatNo, heads, areaDm2, commitment }) => ({
      ...{ seat: seatNo, heads, areaDm2, commitment: Buffer.from(commitment).toString("hex") },
    }));
    expect(setUp.roll).toEqual(rollFacts(lines));
  });

  test("proves of each entry that it is in every tree since", async () => {
    const neighbours = await Promise.all(Array.from({ length: 20 }, () => makePerson("yangguang", "resident")));
    const { serial, key } = await open();
    await Promise.all(neighbours.map((neighbour) => cast(neighbour, serial)));
    await expectWhole(key);
    const lines = await linesOf(key);
    expect(lines).toHaveLength(22);
    for (const { size, root } of (await checkpointsOf(key)).map(headOf)) {
      for (let n = 0; n < size; n += 1) {
        const found = await proveEntry(prisma, key, n, size);
        const proof = found?.proof.map((hash) => Buffer.from(hash, "base64")) ?? [];
        expect(isIncluded(found?.line ?? "", n, size, proof, root)).toBe(true);
      }
    }
  });
});

test("of 100 ballots for one seat at once one is in, and is one entry", async () => {
  const { serial, key } = await open();
  const seatNo = String((await votePage(hall.li, serial)).seats[0]?.seatNo);
  const heard = await Promise.allSettled(
    Array.from({ length: 100 }, () =>
      castBallot(hall.li, { serial, seatNo, fields: { choice: "agree" }, formKey: randomUUID() }),
    ),
  );
  expect(heard.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await entriesOf(key)).filter(({ kind }) => kind === "ballot")).toHaveLength(1);
  expect(await prisma.ballot.count({ where: key })).toBe(1);
  await expectWhole(key);
});

test("a vote from before there were ledgers gets its own before anything is added", async () => {
  const { serial, key } = await open();
  await cast(hall.li, serial);
  const old = await copyWithoutLedger(key);
  await cast(hall.tenant, old.serial, "against");
  await letPass("yangguang", old.serial, 61);
  await closeVote(old.key);
  const entries = await entriesOf(old.key);
  expect(entries.map(({ kind }) => kind)).toEqual(["setUp", "opening", "ballot", "ballot", "closing", "result"]);
  expect(entries[0].recorded).toMatch(/^\d{4}-/);
  expect(entries[5].result.figures[0]).toMatchObject({ participating: 2, agreeing: 1 });
  const ballots = await prisma.ballot.findMany({ where: old.key, orderBy: { entryNo: "asc" } });
  expect(ballots.map(({ entryNo }) => entryNo)).toEqual([2, 3]);
  await expectWhole(old.key);
});

/** A vote with its roll and ballots as an earlier release left it. */
async function copyWithoutLedger(key: VoteKey) {
  const voteId = randomUUID();
  const number = 900;
  await prisma.$executeRaw`
    INSERT INTO "Vote" SELECT (jsonb_populate_record(v, ${JSON.stringify({ id: voteId, number, formKey: randomUUID() })}::jsonb)).*
    FROM "Vote" v WHERE "id" = ${key.voteId}::uuid`;
  for (const table of ["VoteTurnout", "RollSeat", "Ballot"]) {
    await prisma.$executeRawUnsafe(
      `INSERT INTO "${table}" SELECT (jsonb_populate_record(t, jsonb_build_object('voteId', '${voteId}'))).*
       FROM "${table}" t WHERE "voteId" = '${key.voteId}'`,
    );
  }
  return { serial: `2026-0${number}`, key: { ...key, voteId } };
}
