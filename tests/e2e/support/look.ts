import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CDPSession, expect, type Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Elder mode draws the same elements in another size: of what axe asks, only what it asks of the drawing can change. */
const RULES_OF_DRAWING = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

/** How high at least what is pressed with a finger is. */
const TARGET = 44;
const ELDER_TARGET = 60;

/**
 * Looks a page over as it is drawn, then in elder mode, in which it stays until the next one. That mode is one class and
 * the word on its button, which enhancements.spec.ts holds the server to. Its colours are the same at every size: axe looks
 * at them on phones.
 */
export async function lookBothWays(page: Page) {
  await look(page);
  await page.locator("html").evaluate((html) => html.classList.add("elder"));
  if (isPhone(page)) await look(page, ELDER_TARGET, RULES_OF_DRAWING);
  else await lookAtFit(page, ELDER_TARGET);
}

/**
 * The same for pages that are opened at both sizes: they are of the same elements in the same colours, so once of the four
 * ways is enough for axe, which goes along all of them on the journeys.
 */
export async function lookOver(page: Page) {
  await (isPhone(page) ? look(page) : lookAtFit(page));
  await page.locator("html").evaluate((html) => html.classList.add("elder"));
  await lookAtFit(page, ELDER_TARGET);
}

/** Nothing for axe to find by these rules or all, nothing beyond the page's sides, all of it large enough to hit and to read. */
export async function look(page: Page, target = TARGET, rules?: string[]) {
  const { fit, findings } = await faults(page, target, rules);
  expectFit(page, fit, target);
  expect.soft(findings, `axe on ${page.url()}, targets of ${target} px`).toEqual([]);
}

/** The same without axe, which is a script and takes its time. */
export async function lookAtFit(page: Page, target = TARGET) {
  expectFit(page, await page.locator("html").evaluate(measure, sizes(page, target)), target);
}

type Fit = ReturnType<typeof measure>;

function expectFit(page: Page, fit: Fit, target: number) {
  expect.soft(fit, `how ${page.url()} fits, targets of ${target} px`).toEqual({
    ...{ beyond: 0, smallTargets: [], smallTexts: [] },
  });
}

/** Sideways scrolling and small text everywhere; small targets where fingers are used. */
function sizes(page: Page, target: number) {
  return { width: page.viewportSize()?.width ?? 0, target: isPhone(page) ? target : 0 };
}

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600;

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
  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const isSmall = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize) < 13;
  const texts = [...html.querySelectorAll("body *")].filter((one) => hasText(one) && isSmall(one) && isShown(one));
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

/**
 * How a page fits and what axe finds, asked at once in a world of its own beside the page's scripts: the page's policy
 * lets nothing else in.
 */
export async function faults(page: Page, target: number, rules?: string[]): Promise<{ fit: Fit; findings: string[] }> {
  const brought = devtoolsOf.get(page) ?? bringAxe(page);
  devtoolsOf.set(page, brought);
  const { devtools, frameId } = await brought;
  const { executionContextId } = await devtools.send("Page.createIsolatedWorld", { frameId, worldName: "axe" });
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) };
  const expression = `(async () => {
    const fit = (${measure})(document.documentElement, ${JSON.stringify(sizes(page, target))});
    globalThis.axe || readAxe();
    const { violations } = await axe.run(document, ${JSON.stringify(options)});
    const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200)));
    return { fit, findings };
  })()`;
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    ...{ expression, contextId: executionContextId, awaitPromise: true, returnByValue: true },
  });
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`);
  return result.value;
}
