import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { seedDemo } from "../../../prisma/seed/demo.ts";
import { createSessions } from "../../../prisma/seed/sessions.ts";
import { freshDatabase } from "../support/database.ts";

const database = freshDatabase();

beforeAll(() => seedDemo(database.url, { scale: 1, progress: () => {} }));

test("sign in different residents, and only a digest of the cookie is kept", async () => {
  const tokens = await createSessions(database.url, 20);
  expect(new Set(tokens).size).toBe(20);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{40}$/);

  const ids = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
  const sessions = await prisma.session.findMany({
    where: { id: { in: ids } },
    select: { accountId: true, expiresAt: true },
  });
  expect(new Set(sessions.map(({ accountId }) => accountId)).size).toBe(20);
  expect(sessions.every(({ expiresAt }) => expiresAt > new Date())).toBe(true);
});
