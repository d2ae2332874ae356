import { expect } from "@playwright/test";
import type pg from "pg";

import { serialIn } from "#app/domain/votes/address.ts";
import { originOf, signerOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { GrowingLedger } from "#app/domain/votes/ledger/growing-ledger.server.ts";

type Vote = { communityId: string; serial: string };

/**
 * Time passes for one vote: all that has happened to it was so much earlier that its opening or its deadline is now, in its
 * ledger too. The step itself is the job's; resolves once it is made, with nobody looking at any page.
 */
export async function bringForward(db: pg.Client, vote: Vote, moment: "opening" | "deadline") {
  const [column, job, status] =
    moment === "opening" ? ["opensAt", "vote.begin", "open"] : ["closesAt", "vote.close", "closed"];
  const { year, number } = serialIn(vote.serial);
  const key = [vote.communityId, year, number];
  await db.query("BEGIN; SET LOCAL session_replication_role = replica");
  const { rows } = await db.query(
    `SELECT "id", extract(epoch FROM "${column}" - now()) * 1000 AS "ms"
     FROM "Vote" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3`,
    key,
  );
  const [{ id, ms }] = rows;
  await db.query(
    `UPDATE "Vote" SET "noticeAt" = "noticeAt" - d, "opensAt" = "opensAt" - d, "closesAt" = "closesAt" - d,
       "rollFreezesAt" = "rollFreezesAt" - d
     FROM (SELECT $2 * interval '1 millisecond' AS d) passed WHERE "id" = $1`,
    [id, ms],
  );
  await retell(db, { ...vote, voteId: id }, Number(ms));
  await db.query("COMMIT");
  const waiting = await db.query("UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND data->>'voteId' = $2", [
    ...[job, id],
  ]);
  expect(waiting.rowCount, "the job that waits for this moment").toBe(1);
  const statusNow = async () => (await db.query('SELECT "status" FROM "Vote" WHERE "id" = $1', [id])).rows[0].status;
  await expect.poll(statusNow, { timeout: 10_000, intervals: [100] }).toBe(status);
}

/** Writes the ledger of a vote anew, as if everything had been so many milliseconds earlier. */
async function retell(db: pg.Client, { communityId, voteId, serial }: Vote & { voteId: string }, ms: number) {
  const earlier = (at: string) => new Date(Date.parse(at) - ms);
  const key = [communityId, voteId];
  const of = `WHERE "communityId" = $1 AND "voteId" = $2`;
  const told = await db.query(`SELECT "line" FROM "LedgerEntry" ${of} ORDER BY "n"`, key);
  await db.query(`DELETE FROM "LedgerEntry" ${of}`, key);
  await db.query(`DELETE FROM "LedgerCheckpoint" ${of}`, key);
  const keys = await db.query(`SELECT "privateKey", "publicKey" FROM "SigningKey"`);
  const signer = signerOf(keys.rows[0].privateKey, keys.rows[0].publicKey);
  const ledger = new GrowingLedger(originOf(communityId, serial), signer);
  for (const { line } of told.rows) {
    const { at, kind, n: _, ...body } = JSON.parse(line);
    const times = ["noticeAt", "opensAt", "closesAt"].filter((name) => name in body);
    const shifted = Object.fromEntries(times.map((name) => [name, earlier(body[name]).toISOString()]));
    ledger.add(kind, { ...body, ...shifted }, earlier(at));
  }
  const { entries, size, note } = ledger.sign();
  for (const { n, line, nodes } of entries)
    await db.query(`INSERT INTO "LedgerEntry" VALUES ($1, $2, $3, $4, $5)`, [...key, n, line, Buffer.from(nodes)]);
  await db.query(`INSERT INTO "LedgerCheckpoint" ("communityId", "voteId", "size", "note") VALUES ($1, $2, $3, $4)`, [
    ...[...key, size, note],
  ]);
}

/** The notice of an outcome is over now; resolves once the job has made it final, or found what keeps it from that. */
export async function endNotice(db: pg.Client, { communityId, serial }: Vote, state: "effective" | "objectionReview") {
  const { year, number } = serialIn(serial);
  const key = [communityId, year, number];
  await db.query("BEGIN; SET LOCAL session_replication_role = replica");
  const { rows } = await db.query(
    `UPDATE "Outcome" SET "noticeEndsAt" = now() WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3
     RETURNING "id", "proposalId"`,
    key,
  );
  await db.query("COMMIT");
  const waiting = await db.query(
    "UPDATE pgboss.job SET start_after = now() WHERE name = 'outcome.settle' AND data->>'outcomeId' = $1",
    [rows[0].id],
  );
  expect(waiting.rowCount, "the job that waits for the end of the notice").toBe(1);
  const stateNow = async () =>
    (await db.query('SELECT "state" FROM "Proposal" WHERE "id" = $1', [rows[0].proposalId])).rows[0].state;
  await expect.poll(stateNow, { timeout: 10_000, intervals: [100] }).toBe(state);
}
