import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CDPSession, expect, type Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FINDINGS = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200))))`;

/** How high at least what is pressed with a finger is. */
const TARGET = 44;
const ELDER_TARGET = 60;

/**
 * Looks a page over as it is drawn, then in elder mode, in which it stays until the next one. That mode is one class and
 * the word on its button, which enhancements.spec.ts holds the server to.
 */
export async function lookBothWays(page: Page) {
  const axe = await Axe.on(page);
  await lookWith(axe, page, TARGET);
  await page.locator("html").evaluate((html) => html.classList.add("elder"));
  await lookWith(axe, page, ELDER_TARGET);
  await axe.leave();
}

/** Nothing for axe to find, nothing beyond the page's sides, all of it large enough to hit and to read. */
export async function look(page: Page) {
  const axe = await Axe.on(page);
  await lookWith(axe, page, TARGET);
  await axe.leave();
}

async function lookWith(axe: Axe, page: Page, target: number) {
  await lookWithoutScript(page, target);
  expect.soft(await axe.findings(), `axe on ${page.url()}, targets of ${target} px`).toEqual([]);
}

/** The same without axe, which is a script. */
export async function lookWithoutScript(page: Page, target = TARGET) {
  const fit = await faultsOfFit(page, target);
  expect.soft(fit, `how ${page.url()} fits, targets of ${target} px`).toEqual({
    ...{ beyond: 0, smallTargets: [], smallTexts: [] },
  });
}

/** Sideways scrolling and small text everywhere; small targets where fingers are used. */
export async function faultsOfFit(page: Page, target: number) {
  const { width = 0 } = page.viewportSize() ?? {};
  return page.locator("html").evaluate(measure, { width, target: width < 600 ? target : 0 });
}

/** Runs in the page. Links inside a sentence are as high as its lines. */
function measure(html: Element, { width, target }: { width: number; target: number }) {
  const isShown = (element: Element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const named = (element: Element) => `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 24)}`;
  const every = (selector: string) => [...html.querySelectorAll(selector)].filter(isShown);
  const targets = every("a, button, input:not([type=hidden]), select, textarea, summary, [role=button]")
    .filter((element) => !(element.tagName === "A" && element.closest("p, li > span, dd, .prose")))
    .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && Math.round(box.height) < target);
  const texts = every("body *").filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
      Number.parseFloat(getComputedStyle(element).fontSize) < 13,
  );
  return {
    beyond: Math.max(0, html.scrollWidth - width),
    smallTargets: targets.map(({ element, box }) => `${named(element)} ${box.width}×${box.height}`),
    smallTexts: texts.map(named),
  };
}

/** In a world of its own beside the page's scripts: the page's policy lets nothing else in. */
export class Axe {
  readonly #devtools: CDPSession;
  readonly #contextId: number;

  private constructor(devtools: CDPSession, contextId: number) {
    this.#devtools = devtools;
    this.#contextId = contextId;
  }

  /** For the page as it stands, until it goes on to another. */
  static async on(page: Page): Promise<Axe> {
    const devtools = await page.context().newCDPSession(page);
    const { frameTree } = await devtools.send("Page.getFrameTree");
    const frameId = frameTree.frame.id;
    const { executionContextId } = await devtools.send("Page.createIsolatedWorld", { frameId });
    const axe = new Axe(devtools, executionContextId);
    await axe.#evaluate(AXE);
    return axe;
  }

  async findings(): Promise<string[]> {
    return this.#evaluate(FINDINGS);
  }

  leave = () => this.#devtools.detach();

  async #evaluate(expression: string) {
    const { result, exceptionDetails } = await this.#devtools.send("Runtime.evaluate", {
      ...{ expression, contextId: this.#contextId, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`);
    return result.value;
  }
}
