import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CDPSession, expect, type Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FINDINGS = `globalThis.axe || readAxe(); axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200))))`;

/** How high at least what is pressed with a finger is. */
const TARGET = 44;
const ELDER_TARGET = 60;

/**
 * Looks a page over as it is drawn, then in elder mode, in which it stays until the next one. That mode is one class and
 * the word on its button, which enhancements.spec.ts holds the server to.
 */
export async function lookBothWays(page: Page) {
  await look(page);
  await page.locator("html").evaluate((html) => html.classList.add("elder"));
  await look(page, ELDER_TARGET);
}

/** Nothing for axe to find, nothing beyond the page's sides, all of it large enough to hit and to read. */
export async function look(page: Page, target = TARGET) {
  await lookWithoutScript(page, target);
  expect.soft(await axeFindings(page), `axe on ${page.url()}, targets of ${target} px`).toEqual([]);
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

type Devtools = { devtools: CDPSession; frameId: string };
const devtoolsOf = new WeakMap<Page, Promise<Devtools>>();

/** Hands axe over once for all that a page shows in its life; it is read where it is needed. */
async function bringAxe(page: Page): Promise<Devtools> {
  const devtools = await page.context().newCDPSession(page);
  const source = `globalThis.readAxe = () => { ${AXE} }`;
  await devtools.send("Page.enable");
  await devtools.send("Page.addScriptToEvaluateOnNewDocument", { source, worldName: "axe", runImmediately: true });
  const { frameTree } = await devtools.send("Page.getFrameTree");
  return { devtools, frameId: frameTree.frame.id };
}

/** What axe finds, in a world of its own beside the page's scripts: the page's policy lets nothing else in. */
export async function axeFindings(page: Page): Promise<string[]> {
  const brought = devtoolsOf.get(page) ?? bringAxe(page);
  devtoolsOf.set(page, brought);
  const { devtools, frameId } = await brought;
  const { executionContextId } = await devtools.send("Page.createIsolatedWorld", { frameId, worldName: "axe" });
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    ...{ expression: FINDINGS, contextId: executionContextId, awaitPromise: true, returnByValue: true },
  });
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`);
  return result.value;
}
