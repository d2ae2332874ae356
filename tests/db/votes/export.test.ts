import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { newKey } from "#app/domain/votes/ledger/signing-key.server.ts";
import { voteExport } from "#app/domain/votes/proofs.server.ts";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { verify } from "../../../bin/verify-vote/verify.mjs";
import { seedDemo } from "../../../prisma/seed/demo.ts";
import { freshDatabase } from "../support/database.ts";

const database = freshDatabase();

beforeAll(() => seedDemo(database.url, { scale: 1, now: new Date(), keys: newKey(), progress: () => {} }));

test("every closed vote of the demo is recounted from its export, by a program that shares no code with us", async () => {
  const closed = await prisma.vote.findMany({
    where: { status: "closed" },
    select: { communityId: true, year: true, number: true },
  });
  expect(closed.length).toBeGreaterThan(0);
  const entries = await prisma.$queryRaw<{ kind: string }[]>`
    SELECT DISTINCT concat_ws(' ', e."line"::jsonb->>'kind', e."line"::jsonb->>'channel') AS "kind"
    FROM "LedgerEntry" e JOIN "Vote" v ON v."id" = e."voteId" WHERE v."status" = 'closed'`;
  expect(entries.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      "ballot paper",
      "ballot proxy",
      "delivery",
      "extension",
      "participation online",
      "secretBallot",
    ]),
  );
  for (const { communityId, year, number } of closed) {
    const serial = `${year}-${String(number).padStart(4, "0")}`;
    const visitor = { communityId, accountId: null, roles: new Set<never>() };
    const outcome = await verify(linesOf(await voteExport(visitor, serial)));
    expect("wrong" in outcome ? [serial, outcome.wrong] : null).toBeNull();
  }
});
