import { expect } from "@playwright/test";
import type pg from "pg";

type Vote = { communityId: string; serial: string };

/**
 * Time passes for one vote: its opening or its deadline is now, which the triggers would refuse, for the vote and for the job that waits for it. The
 * step itself is the job's; resolves once it is made, with nobody looking at any page.
 */
export async function bringForward(db: pg.Client, vote: Vote, moment: "opening" | "deadline") {
  const [year, number] = vote.serial.split("-").map(Number);
  const [column, job, status] =
    moment === "opening" ? ["opensAt", "vote.begin", "open"] : ["closesAt", "vote.close", "closed"];
  const key = [vote.communityId, year, number];
  await db.query("BEGIN; SET LOCAL session_replication_role = replica");
  const { rows } = await db.query(
    `UPDATE "Vote" SET "${column}" = now() WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3 RETURNING "id"`,
    key,
  );
  await db.query("COMMIT");
  const waiting = await db.query("UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND data->>'voteId' = $2", [
    ...[job, rows[0].id],
  ]);
  expect(waiting.rowCount, "the job that waits for this moment").toBe(1);
  const statusNow = async () => {
    const found = await db.query(
      'SELECT "status" FROM "Vote" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3',
      key,
    );
    return found.rows[0].status;
  };
  await expect.poll(statusNow, { timeout: 10_000, intervals: [100] }).toBe(status);
}
