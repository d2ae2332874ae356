import type { Page } from "@playwright/test";
import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { lookOver } from "./support/look.ts";
import { authorOf, BASE, mostDiscussed, openSeat, proposalsIn, seeded } from "./support/seeded.ts";
import { accountOf } from "./support/session.ts";

test.describe.configure({ timeout: 120_000 });

test.use(PHONE);

/**
 * Pages of the demo community in turn; all that is wrong with any of them is told. Those on the main way are looked over by
 * journey.spec.ts, and the way in by entering.spec.ts.
 */
async function lookThrough(page: Page, paths: readonly string[], status = 200) {
  for (const path of paths) {
    const answer = await page.goto(BASE + path);
    expect.soft(answer?.status(), path).toBe(status);
    await lookOver(page);
  }
}

test("what a visitor reads: the way in, lists, votes and notices", async ({ arrive, db }) => {
  const page = await arrive(null);
  const { votes } = await seeded(db);
  for (const address of ["/", "/enter?by=email", "/password-reset"]) {
    await page.goto(address);
    await lookOver(page);
  }
  await lookThrough(page, ["", "/votes", "/notices", "/conduct"]);
  await lookThrough(page, ["/proposals?category=pets&sort=discussed", "/proposals?q=none", "/proposals?state=voting"]);
  await lookThrough(
    page,
    votes.map((serial) => `/votes/${serial}`),
  );
  await lookThrough(page, ["/proposals/9999-0001"], 404);
});

test("what a visitor reads: proposals in every state", async ({ arrive, db }) => {
  const page = await arrive(null);
  const { states } = await seeded(db);
  const { serial, comment } = await mostDiscussed(db);
  const paths = [...states, serial, `${serial}/comments/${comment}`, `${serial}/history`];
  await lookThrough(
    page,
    paths.map((path) => `/proposals/${path}`),
  );
});

test("what a resident does", async ({ arrive, db }) => {
  const page = await arrive({ accountId: await accountOf(db, "chenhai") });
  const [other] = await proposalsIn(db, "deliberating");
  const { serial, comment } = await mostDiscussed(db);
  const reply = `/proposals/${serial}/comments/${comment}?reply=${comment}`;
  await lookThrough(page, ["", "/me", `/proposals/${other}`, reply]);
  await lookThrough(page, ["/review"], 403);
  await page.goto(`${BASE}/proposals/new`);
  await sendEmpty(page, zh.proposals.form.toDraft);
  await lookOver(page);
});

test("what an author does", async ({ arrive, db }) => {
  const [own = ""] = await proposalsIn(db, "endorsing");
  const [returned = ""] = await proposalsIn(db, "needsRevision");
  const page = await arrive({ accountId: await authorOf(db, own) });
  await lookThrough(page, [`/proposals/${own}/edit`, `/proposals/${own}/withdrawal`]);
  const asked = await arrive({ accountId: await authorOf(db, returned) });
  await lookThrough(asked, [`/proposals/${returned}`]);
  await expect(asked.getByText(zh.proposals.page.asked)).toBeVisible();
});

test("what an owner does", async ({ arrive, db }) => {
  const [uncast, cast] = [await openSeat(db, false), await openSeat(db, true)];
  await lookThrough(await arrive(uncast), ["", "/me", uncast.vote]);
  await lookThrough(await arrive(cast), [cast.vote]);
});

test("what the committee does", async ({ arrive, db }) => {
  const page = await arrive({ accountId: await accountOf(db, "wangfang") });
  const [deliberating] = await proposalsIn(db, "deliberating");
  const building = (await db.query(`SELECT "id" FROM "Building" WHERE "communityId" = 'yangguang' LIMIT 1`)).rows[0].id;
  await lookThrough(page, [""]);
  await expect(
    page.getByRole("link", { name: zh.home.seeVote, exact: true }),
    "who has no ballot is not sent to vote",
  ).toBeVisible();
  await lookThrough(page, ["/me", "/settings", "/places", `/places/buildings/${building}/area`]);
  await lookThrough(page, [`/proposals/${deliberating}`]);
  await page.goto(`${BASE}/proposals/${deliberating}/vote`);
  await sendEmpty(page, zh.votes.open.submit);
  await lookOver(page);
});

test("who serves, what goes on in a subdistrict, and what is one's own", async ({ arrive, db }) => {
  const { rows } = await db.query(
    `SELECT m."id", m."accountId" AS "person", c."subdistrictId" AS "desk" FROM "Membership" m
     JOIN "Community" c ON c."id" = m."communityId" JOIN "Account" a ON a."id" = m."accountId"
     WHERE m."role" = 'resident' AND m."endedAt" IS NULL AND a."loginName" = 'chenhai'`,
  );
  const { id, person, desk } = rows[0];
  const chair = await arrive({ accountId: await accountOf(db, "wangfang") });
  await lookThrough(chair, ["/roles", "/roles?q=王", `/roles/new?person=${person}`, `/roles/${id}`]);
  const supervisor = await arrive({ accountId: await accountOf(db, "zhaoguoqiang") });
  await lookThrough(supervisor, ["/audit", "/audit?kind=looks&from=2026-01-01", "/audit?above=on"]);
  const admin = await arrive({ accountId: await accountOf(db, "admin") });
  const resident = await arrive({ accountId: person });
  const own = ["/account", "/account/acts", "/account/export", "/account/erasure"];
  const at = `/subdistricts/${desk}`;
  const desks = [
    ...[at, `${at}/edit`, `${at}/history`, `${at}/communities/new`, "/subdistricts/new"],
    ...[`${at}/officials/new?person=${person}`, `${BASE}/settings/subdistrict`],
  ];
  for (const [page, addresses] of [
    [admin, desks],
    [resident, own],
  ] as const) {
    for (const address of addresses) {
      expect.soft((await page.goto(address))?.status(), address).toBe(200);
      await lookOver(page);
    }
  }
});

/** Past the browser's own check, for the server's answer. */
async function sendEmpty(page: Page, button: string) {
  await page.locator("form.card").evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
  });
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.formHasFaults);
}
