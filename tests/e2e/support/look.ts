import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FINDINGS = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200))))`;

/** Looks a page over as it is drawn: nothing for axe to find, nothing beyond its sides, large enough to hit and to read. */
export async function look(page: Page) {
  await expectFit(page, 44);
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
}

/** The same in elder mode, in which the page is left. */
export async function lookAsElder(page: Page) {
  await page.context().addCookies([{ name: "elder", value: "1", url: page.url() }]);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/\belder\b/);
  await expectFit(page, 60);
  expect(await axeFindings(page), `axe on ${page.url()} in elder mode`).toEqual([]);
}

export async function lookBothWays(page: Page) {
  await look(page);
  await lookAsElder(page);
  await page.context().clearCookies({ name: "elder" });
}

/** Sideways scrolling and small text everywhere; small targets where fingers are used. Works without script too. */
export async function expectFit(page: Page, leastTarget: number) {
  const { width = 0 } = page.viewportSize() ?? {};
  const fit = await page.locator("html").evaluate(measure, { width, leastTarget: width < 600 ? leastTarget : 0 });
  expect(fit, `how ${page.url()} fits ${width} px`).toEqual({ beyond: 0, smallTargets: [], smallTexts: [] });
}

/** Runs in the page. Links inside a sentence are as high as its lines. */
function measure(html: Element, { width, leastTarget }: { width: number; leastTarget: number }) {
  const isShown = (element: Element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const named = (element: Element) => `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 24)}`;
  const every = (selector: string) => [...html.querySelectorAll(selector)].filter(isShown);
  const targets = every("a, button, input:not([type=hidden]), select, textarea, summary, [role=button]")
    .filter((target) => !(target.tagName === "A" && target.closest("p, li > span, dd, .prose")))
    .map((target) => ({ target, box: (target.closest("label") ?? target).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && Math.round(box.height) < leastTarget);
  const texts = every("body *").filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
      Number.parseFloat(getComputedStyle(element).fontSize) < 13,
  );
  return {
    beyond: Math.max(0, html.scrollWidth - width),
    smallTargets: targets.map(({ target, box }) => `${named(target)} ${box.width}×${box.height}`),
    smallTexts: texts.map(named),
  };
}

/** In a world of its own beside the page's scripts: the page's policy lets nothing else in. */
async function axeFindings(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send("Page.getFrameTree");
  const frameId = frameTree.frame.id;
  const { executionContextId: contextId } = await devtools.send("Page.createIsolatedWorld", { frameId });
  await devtools.send("Runtime.evaluate", { expression: AXE, contextId });
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    ...{ expression: FINDINGS, contextId, awaitPromise: true, returnByValue: true },
  });
  await devtools.detach();
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`);
  return result.value;
}
