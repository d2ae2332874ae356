import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from "@playwright/test";

/** How many stay open, those that wait for whoever comes next among them: each is a process of some 50 MB. */
const MOST = 8;

/** A browser of somebody's own: its cookies and what else it keeps are in `context`. */
export type Lent = { context: BrowserContext; device: string; empty: Page; devtools: CDPSession };

/**
 * Lends each person of a test a browser. The process that draws is most of what one costs, and what it has read of axe and
 * of locators: an empty page keeps it for whoever comes next with the same device, who finds no page, cookie, stored or
 * cached thing of whoever had it before.
 */
export class Browsers {
  readonly #browser: Browser;
  readonly #waiting: Lent[] = [];
  #lent = 0;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async lend(options: BrowserContextOptions): Promise<Lent> {
    this.#lent += 1;
    const device = JSON.stringify(options);
    const at = this.#waiting.findIndex((lent) => lent.device === device);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting) return waiting;
    if (this.#lent + this.#waiting.length > MOST) await this.#waiting.shift()?.context.close();
    const context = await this.#browser.newContext(options);
    const empty = await context.newPage();
    return { context, device, empty, devtools: await context.newCDPSession(empty) };
  }

  async takeBack(lent: Lent, origin: string) {
    const { context, empty, devtools } = lent;
    for (const page of context.pages()) if (page !== empty) await page.close();
    await context.clearCookies();
    await devtools.send("Network.clearBrowserCache");
    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    this.#waiting.push(lent);
    this.#lent -= 1;
  }
}
