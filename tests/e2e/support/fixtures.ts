import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import pg from "pg";
import { zh } from "#app/i18n/zh.ts";
import { Browsers, type Lent } from "./browsers.ts";
import { makeCommunity } from "./community.ts";
import { type Person, sessionOf } from "./session.ts";
import { Way } from "./way.ts";

type Device = Pick<BrowserContextOptions, "viewport" | "isMobile" | "hasTouch" | "javaScriptEnabled">;
type Arrive = (who: Person | { accountId: string } | null, device?: Device) => Promise<Page>;

type OfTest = {
  baseURL: string;
  /** A community of the test's own, in which matters can be brought along without a browser. */
  way: Way;
  /**
   * A browser of somebody's own, on the test's device unless another is named: signed in already, or a visitor's. What its
   * console complains of fails the test.
   */
  arrive: Arrive;
};

/** The browser tests' `test`: pages open on the server under test, and `db` is a connection to its database. */
export const test = base.extend<OfTest, { db: pg.Client; browsers: Browsers }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  baseURL: async ({}, use) => use(process.env.BASE_URL ?? ""),
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const client = new pg.Client(process.env.TEST_DATABASE_URL);
      await client.connect();
      await use(client);
      await client.end();
    },
    { scope: "worker" },
  ],

  browsers: [async ({ browser }, use) => use(new Browsers(browser)), { scope: "worker" }],

  way: async ({ baseURL, db }, use) => use(new Way(baseURL, db, await makeCommunity(db))),

  async arrive({ browsers, db, baseURL, viewport, isMobile, hasTouch, javaScriptEnabled }, use) {
    const complaints: string[] = [];
    const lent: Lent[] = [];
    await use(async (who, device) => {
      const one = await browsers.lend({ viewport, isMobile, hasTouch, javaScriptEnabled, ...device });
      lent.push(one);
      const { context } = one;
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        // A page that says no is reported as not loaded; whether it should is for the test to say.
        const isPageItself = message.location().url === page.url();
        if (["error", "warning"].includes(message.type()) && !isPageItself) complaints.push(message.text());
      });
      if (who) {
        const value = await sessionOf(db, who.accountId);
        await context.addCookies([{ name: "session", value, url: baseURL, httpOnly: true, sameSite: "Lax" }]);
      }
      return page;
    });
    for (const one of lent) await browsers.takeBack(one, baseURL);
    expect(complaints, "what the browser's console complained of").toEqual([]);
  },
});

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, { loginName, password }: Person) {
  await page.getByLabel(zh.accounts.signIn.name).fill(loginName);
  await page.getByLabel(zh.accounts.signIn.password).fill(password);
  await page.getByRole("main").getByRole("button", { name: zh.accounts.signIn.submit }).click();
}

const { expect } = base;

export { expect };
