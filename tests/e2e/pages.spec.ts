import type { Page } from "@playwright/test";
import { zh } from "#app/i18n/zh.ts";
import { DEVICES } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look, lookBothWays } from "./support/look.ts";
import { BASE, mostDiscussed, openSeat, proposalsIn, seeded } from "./support/seeded.ts";
import { accountOf } from "./support/session.ts";

/** Every page in turn, looked over as it is and in elder mode; all that is wrong with any of them is told. */
async function lookThrough(page: Page, addresses: readonly string[], status = 200) {
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect.soft(answer?.status(), address).toBe(status);
    await lookBothWays(page);
  }
}

for (const { device, options } of DEVICES) {
  test.describe(device, () => {
    test.use(options);

    test("what a visitor reads: lists and other ways in", async ({ arrive, db }) => {
      const page = await arrive(null);
      const { votes, notices } = await seeded(db);
      const lists = ["", "/proposals", "/votes", "/notices"].map((list) => BASE + list);
      const narrowed = [
        "?category=pets&sort=discussed",
        "?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D",
        "?state=voting",
      ];
      await lookThrough(page, ["/", "/sign-in", ...lists, ...narrowed.map((query) => `${BASE}/proposals${query}`)]);
      await lookThrough(
        page,
        votes.map((serial) => `${BASE}/votes/${serial}`),
      );
      await lookThrough(
        page,
        notices.slice(0, 2).map((serial) => `${BASE}/notices/${serial}`),
      );
      await lookThrough(page, [`${BASE}/proposals/9999-0001`], 404);
    });

    test("what a visitor reads: proposals in every state", async ({ arrive, db }) => {
      const page = await arrive(null);
      const { states } = await seeded(db);
      const { serial, comment } = await mostDiscussed(db);
      const discussed = `${BASE}/proposals/${serial}`;
      await lookThrough(
        page,
        states.map((one) => `${BASE}/proposals/${one}`),
      );
      await lookThrough(page, [discussed, `${discussed}/comments/${comment}`, `${discussed}/history`]);
    });

    test("what a resident does", async ({ arrive, db }) => {
      const accountId = await accountOf(db, "chenhai");
      const page = await arrive({ accountId });
      const [others = ""] = await proposalsIn(db, "deliberating");
      const { serial, comment } = await mostDiscussed(db);
      const own = await proposalsIn(db, "endorsing", accountId);
      await lookThrough(page, [
        ...["", "/me", "/proposals/new", `/proposals/${others}`].map((path) => BASE + path),
        `${BASE}/proposals/${serial}/comments/${comment}?reply=${comment}`,
        ...own
          .slice(0, 1)
          .flatMap((one) => ["", "/edit", "/withdrawal"].map((path) => `${BASE}/proposals/${one}${path}`)),
      ]);
      await lookThrough(page, [`${BASE}/review`], 403);
      await page.goto(`${BASE}/proposals/new`);
      await sendEmpty(page, zh.proposals.form.toDraft);
      await look(page);
    });

    test("what an owner does", async ({ arrive, db }) => {
      const [uncast, cast] = [await openSeat(db, false), await openSeat(db, true)];
      await lookThrough(await arrive(uncast), [
        BASE,
        `${BASE}/me`,
        uncast.at.replace(/\/seats.*/, ""),
        `${uncast.at}/ballot`,
      ]);
      await lookThrough(await arrive(cast), [cast.at.replace(/\/seats.*/, ""), `${cast.at}/receipt`]);
    });

    test("what the committee does", async ({ arrive, db }) => {
      const page = await arrive({ accountId: await accountOf(db, "wangfang") });
      const [endorsing = ""] = await proposalsIn(db, "endorsing");
      const [deliberating = ""] = await proposalsIn(db, "deliberating");
      await lookThrough(page, [
        ...["", "/me", "/review", "/settings"].map((path) => BASE + path),
        ...[`/proposals/${endorsing}/review`, `/proposals/${deliberating}`, `/proposals/${deliberating}/vote`].map(
          (path) => BASE + path,
        ),
      ]);
      await sendEmpty(page, zh.votes.open.submit);
      await look(page);
    });
  });
}

/** Past the browser's own check, for the server's answer. */
async function sendEmpty(page: Page, button: string) {
  await page.locator("form.card").evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
  });
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.formHasFaults);
}
