import { randomUUID } from "node:crypto";
import { zh } from "#app/i18n/zh.ts";
import { startApp } from "./support/app.ts";
import { insert } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, post } from "./support/http.ts";
import { type Person, sessionOf } from "./support/session.ts";
import type { Way } from "./support/way.ts";

const words = zh.serving;

type Db = Parameters<typeof insert>[0];

/** Somebody who looks after roles in the community, and somebody whose they are to look after. */
async function appoint(db: Db, way: Way, role: string): Promise<Person> {
  const accountId = randomUUID();
  const shownName = `新来的${role}`;
  await insert(db, "Account", [
    { id: accountId, realName: `实名${role}`, shownName, loginName: accountId, isDemo: true },
  ]);
  await insert(db, "Membership", [{ communityId: way.community.id, id: randomUUID(), accountId, role }]);
  return { accountId, shownName, loginName: accountId, password: "" };
}

async function membershipOf(db: Db, way: Way, { accountId }: Person, role: string): Promise<string> {
  const { rows } = await db.query(
    `SELECT "id" FROM "Membership" WHERE "communityId" = $1 AND "accountId" = $2 AND "role" = $3::"Role"`,
    [way.community.id, accountId, role],
  );
  return rows[0].id;
}

test("a role taken away is over at once in every session, on every server", async ({ way, db, baseURL }) => {
  test.slow();
  const second = await startApp({ DATABASE_URL: process.env.TEST_DATABASE_URL ?? "" });
  try {
    const admin = await sessionOf(db, (await appoint(db, way, "admin")).accountId);
    const moderator = way.person("moderator");
    const serial = await way.submitted();
    const proposal = `${way.base}/proposals/${serial}`;
    const review = `href="${proposal}/review"`;
    const sessions = [
      { server: baseURL, session: await sessionOf(db, moderator.accountId) },
      { server: second.baseURL, session: await sessionOf(db, moderator.accountId) },
    ];
    // Drawn twice: the second time from memory.
    for (const { server, session } of [...sessions, ...sessions])
      expect((await get(server, proposal, session)).text).toContain(review);
    for (const { server, session } of sessions)
      expect((await get(server, `${way.base}/review`, session)).status).toBe(200);

    const at = `${way.base}/roles/${await membershipOf(db, way, moderator, "moderator")}`;
    const taken = await post(baseURL, at, { reason: "任期届满" }, admin);
    expect(taken.status).toBe(303);
    // Asked at once and not again: no time is given for the word to spread.
    const after = await Promise.all(
      sessions.map(async ({ server, session: before }) => {
        const refused = await get(server, `${way.base}/review`, before);
        expect(refused.status).toBe(403);
        return { server, session: renewedIn(refused) ?? before };
      }),
    );
    for (const { server, session } of after) {
      expect((await get(server, proposal, session)).text).not.toContain(review);
      const form = { verdict: "accept", reason: "" };
      expect((await post(server, `${proposal}/review`, form, session)).status).toBe(403);
    }
  } finally {
    await second.stop();
  }
});

test("the chair finds a neighbour, makes them steward with a reason, and takes it back", async ({ way, arrive }) => {
  const page = await arrive(way.person("chair"));
  await page.goto(`${way.base}/me`);
  await page.getByRole("link", { name: words.title }).click();
  await page.getByLabel(words.search).fill("租客");
  await page.getByRole("button", { name: words.find }).click();
  await page.getByRole("link", { name: words.give }).click();
  await page.getByRole("radio", { name: zh.roles.buildingSteward }).check();
  await page.getByLabel(words.reason).fill("楼里的邻居推选");
  await page.getByRole("button", { name: words.submitGive }).click();
  const line = page.getByRole("listitem").filter({ hasText: zh.roles.buildingSteward });
  await expect(line).toContainText("楼里的邻居推选");
  await expect(line).toContainText(words.by(way.person("chair").shownName));

  await line.getByRole("link").click();
  await page.getByLabel(words.reason).fill("已经搬走");
  await page.getByRole("button", { name: words.submitTake }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "已经搬走" })).toContainText("楼里的邻居推选");
});

test("an official lands on a desk that shows the communities of the subdistrict", async ({ way, db, arrive }) => {
  const admin = await appoint(db, way, "admin");
  const desk = await deskOf(db, way);
  const page = await arrive(admin);
  await page.goto(`${desk}/officials/new`);
  await page.getByLabel(words.search).fill(way.person("tenant").loginName);
  await page.getByRole("button", { name: words.find }).click();
  await page.getByRole("link", { name: words.give }).click();
  await page.getByLabel(words.reason).fill("街道派驻");
  await page.getByRole("button", { name: words.submitGive }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "街道派驻" })).toBeVisible();

  await way.voting();
  const official = await arrive(way.person("tenant"));
  await official.goto("/");
  await expect(official).toHaveURL(desk);
  await official.getByRole("link", { name: words.subdistrict.openVotes(1) }).click();
  await expect(official).toHaveURL(`${way.base}/votes`);
});

/** A session goes on under another id when its roles have changed. */
const renewedIn = ({ headers }: Answer) => /session=([\w-][^;]*)/.exec(String(headers["set-cookie"] ?? ""))?.[1];

async function deskOf(db: Db, way: Way): Promise<string> {
  const { rows } = await db.query(`SELECT "subdistrictId" AS "id" FROM "Community" WHERE "id" = $1`, [
    way.community.id,
  ]);
  return `/subdistricts/${rows[0].id}`;
}
