import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ProposalState } from "#app/db/generated/enums.ts";
import { passwordFits } from "#app/domain/accounts/password.server.ts";
import { fileKey, type Size } from "#app/domain/pictures/picture.ts";
import { mayFollow } from "#app/domain/proposals/lifecycle.ts";
import { photoHeader } from "#app/domain/shared/photo-header.ts";
import { DEMO_ACCOUNTS, seedDemo } from "../../../prisma/seed/demo.ts";
import { freshDatabase } from "../support/database.ts";
import { INVARIANTS } from "./invariants.ts";

/** Just after midnight: what is said of today would have to be in the future. */
const now = new Date("2026-06-06T00:01:00+08:00");

describe.each([1, 2])("the demo, %i times", (scale) => {
  const database = freshDatabase();
  let client: pg.Client;
  const told: string[] = [];
  const kept = new Map<string, Uint8Array>();

  beforeAll(async () => {
    const files = { put: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes) };
    await seedDemo(database.url, { scale, now, files, progress: (line) => told.push(line) });
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(() => client.end());

  const all = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows;

  test.each(INVARIANTS)("%s", async (_, sql) => {
    expect(await all(sql, sql.includes("$1") ? [now] : [])).toEqual([]);
  });

  test("comments come with pictures of the sizes that their rows say, one file each", async () => {
    const pictures = await all<
      { id: string } & Record<"smallWidth" | "smallHeight" | "largeWidth" | "largeHeight", number>
    >('SELECT * FROM "Picture"');
    expect(pictures).toHaveLength(2);
    expect(kept.size).toBe(4);
    for (const { id, smallWidth, smallHeight, largeWidth, largeHeight } of pictures) {
      const sizeOf = (size: Size) => photoHeader(kept.get(fileKey(id, size)) ?? new Uint8Array());
      expect(sizeOf("small")).toMatchObject({ format: "jpeg", width: smallWidth, height: smallHeight });
      expect(sizeOf("large")).toMatchObject({ format: "jpeg", width: largeWidth, height: largeHeight });
    }
  });

  test("every row of a community is of this one", async () => {
    const tables = await all<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'communityId' AND table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      expect(await all(`SELECT FROM "${name}" WHERE "communityId" <> 'yangguang'`), name).toEqual([]);
    }
  });

  test("there are owners of every kind, and areas from every source", async () => {
    const seen = async (column: string, table: string) =>
      (await all<{ value: string }>(`SELECT DISTINCT "${column}"::text AS value FROM "${table}"`)).map(
        (row) => row.value,
      );
    expect((await seen("capacity", "OwnerPartyMember")).sort()).toEqual(["agent", "guardian", "owner"]);
    expect((await seen("kind", "OwnerParty")).sort()).toEqual(["coOwners", "company", "developer", "person"]);
    expect((await seen("areaSource", "ExclusiveUnit")).sort()).toEqual(["contract", "registered", "surveyed"]);
  });

  test("every proposal came to its state by moves there are", async () => {
    const matters = await all<{
      state: ProposalState;
      moves: { from: ProposalState; to: ProposalState; at: string }[];
    }>(
      `SELECT p."state", coalesce(json_agg(json_build_object('from', m."from", 'to', m."to", 'at', m."at")
         ORDER BY m."position") FILTER (WHERE m."to" IS NOT NULL), '[]') AS "moves"
       FROM "Proposal" p LEFT JOIN "ProposalMove" m ON m."proposalId" = p."id" GROUP BY p."communityId", p."id"`,
    );
    for (const { state, moves } of matters) {
      expect(["draft", ...moves.map(({ to }) => to)]).toEqual([...moves.map(({ from }) => from), state]);
      expect(moves.filter(({ from, to }) => !mayFollow(from, to))).toEqual([]);
      expect(moves.map(({ at }) => at)).toEqual(moves.map(({ at }) => at).sort());
    }
    expect(new Set(matters.map(({ state }) => state))).toEqual(new Set(Object.values(ProposalState)));
  });

  test("what was published of a vote says how it ended", async () => {
    const votes = await all<{ result: { decision: string }; decision: string | null }>(
      `SELECT v."result", o."decision" FROM "Vote" v LEFT JOIN "Outcome" o ON o."voteId" = v."id" WHERE v."status" = 'closed'`,
    );
    expect(votes).toHaveLength(11 * scale);
    for (const { result, decision } of votes) expect([result.decision, null]).toContain(decision);
  });

  test("there is something to do, and little to wait for", async () => {
    const [open] = await all<{ hours: number; heads: number; seats: number }>(
      `SELECT extract(epoch FROM v."closesAt" - $1) / 3600 AS "hours", t."heads", v."rollHeads" AS "seats"
       FROM "Vote" v JOIN "VoteTurnout" t ON t."voteId" = v."id" JOIN "RollSeat" s ON s."voteId" = v."id"
       JOIN "Account" a ON a."id" = s."voterId" AND a."loginName" = 'chenhai'
       WHERE v."status" = 'open' AND NOT EXISTS (SELECT FROM "Ballot" b WHERE b."voteId" = v."id" AND b."seatNo" = s."seatNo")
       ORDER BY v."closesAt"`,
      [now],
    );
    expect(Number(open?.hours)).toBeGreaterThan(48);
    expect(Number(open?.hours)).toBeLessThanOrEqual(72);
    expect(open && 3 * open.heads < 2 * open.seats).toBe(true);
  });

  test("everyone named can sign in, and is told to the operator", async () => {
    const accounts = await all<{ passwordHash: string }>(
      `SELECT "passwordHash" FROM "Account" WHERE "loginName" = ANY ($1)`,
      [DEMO_ACCOUNTS.map(({ loginName }) => loginName)],
    );
    expect(accounts).toHaveLength(DEMO_ACCOUNTS.length);
    expect(await passwordFits(accounts[0]?.passwordHash ?? null, DEMO_ACCOUNTS[0]?.password ?? "")).toBe(true);
    expect(told.at(-1)).toMatch(/写好了/);
  });
});
