import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CDPSession, expect, type Page } from "@playwright/test";

import { DESKTOP, PHONE } from "./devices.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Elder mode draws the same elements in another size: of what axe asks, only what it asks of the drawing can change. */
const RULES_OF_DRAWING = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

/** How high at least what is pressed with a finger is. */
const TARGET = 44;
const ELDER_TARGET = 60;

const VIOLATIONS = { resultTypes: ["violations"] };
const WORLD = "looking over";

/** A look at a page: as it came or in elder mode, how high its targets have to be, and what axe is asked about it, if anything. */
type Look = { elder?: boolean; target: number; axe?: "everything" | "drawing" };

const USUAL: Look = { target: TARGET };
const ELDER: Look = { elder: true, target: ELDER_TARGET };

/**
 * Looks a page over as it is drawn, then in elder mode, in which it stays until the next one. That mode is one class and
 * the word on its button, which enhancements.spec.ts holds the server to. Its colours are the same at every size: axe looks
 * at them on phones.
 */
export const lookBothWays = (page: Page) =>
  expectNothing(page, { ...USUAL, axe: "everything" }, isPhone(page) ? { ...ELDER, axe: "drawing" } : ELDER);

/**
 * The same at the size the page has and then at the other, in which it is left, without being drawn anew: there it is of
 * the same elements in the same colours, so once of the four ways is enough for axe, which goes along all of them on the
 * journeys.
 */
export async function lookOver(page: Page) {
  const usual = () => (isPhone(page) ? { ...USUAL, axe: "everything" as const } : USUAL);
  await expectNothing(page, usual(), ELDER);
  await page.setViewportSize((isPhone(page) ? DESKTOP : PHONE).viewport);
  await expectNothing(page, ELDER, { ...usual(), elder: false });
}

/** Both ways at the size the page has, then at the other without axe, and back. */
export async function lookAllWays(page: Page) {
  await lookBothWays(page);
  const own = isPhone(page) ? PHONE : DESKTOP;
  await page.setViewportSize((own === PHONE ? DESKTOP : PHONE).viewport);
  await expectNothing(page, ELDER, { ...USUAL, elder: false });
  await page.setViewportSize(own.viewport);
}

/** Nothing for axe to find, nothing beyond the page's sides, all of it large enough to hit and to read. */
export const look = (page: Page) => expectNothing(page, { ...USUAL, axe: "everything" });

/** The same without axe, which is a script and takes its time. */
export const lookAtFit = (page: Page) => expectNothing(page, USUAL);

async function expectNothing(page: Page, ...looks: Look[]) {
  const seen = await faults(page, ...looks);
  for (const [at, { fit, findings }] of seen.entries()) {
    const told = `${page.url()}, ${page.viewportSize()?.width} px wide, targets of ${looks[at]?.target} px`;
    expect.soft(fit, `how it fits: ${told}`).toEqual({ beyond: 0, smallTargets: [], smallTexts: [] });
    expect.soft(findings, `axe on ${told}`).toEqual([]);
  }
}

type Fit = ReturnType<typeof measure>;

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

type Devtools = { devtools: CDPSession; frameId: string; hasScript: boolean; hasAxe: boolean };
const devtoolsOf = new WeakMap<Page, Promise<Devtools>>();

async function attach(page: Page): Promise<Devtools> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send("Page.getFrameTree");
  const { result } = await devtools.send("Runtime.evaluate", {
    expression: "matchMedia('(scripting: enabled)').matches",
  });
  const hasScript = result.value;
  if (!hasScript) await letRun({ devtools }, false);
  return { devtools, frameId: frameTree.frame.id, hasScript, hasAxe: false };
}

/** Where script is off, axe waits for ever. The page's own was not read when it came, and is not read later. */
const letRun = ({ devtools }: Pick<Devtools, "devtools">, value: boolean) =>
  devtools.send("Emulation.setScriptExecutionDisabled", { value: !value });

/** Hands axe over once for all that a page shows in its life; it is read where it is needed. */
async function bringAxe({ devtools }: Devtools) {
  const source = `globalThis.readAxe = () => { ${AXE} }`;
  await devtools.send("Page.enable");
  await devtools.send("Page.addScriptToEvaluateOnNewDocument", { source, worldName: WORLD, runImmediately: true });
}

/**
 * How a page fits and what axe finds, look by look, asked at once in a world of its own beside the page's scripts: the
 * page's policy lets nothing else in, and a locator would have to be handed all that locators need.
 */
export async function faults(page: Page, ...looks: Look[]): Promise<{ fit: Fit; findings: string[] }[]> {
  const attached = devtoolsOf.get(page) ?? attach(page);
  devtoolsOf.set(page, attached);
  const known = await attached;
  if (!known.hasAxe && looks.some(({ axe }) => axe)) {
    await bringAxe(known);
    known.hasAxe = true;
  }
  const { devtools, frameId, hasScript } = known;
  const { executionContextId } = await devtools.send("Page.createIsolatedWorld", { frameId, worldName: WORLD });
  const asked = looks.map(({ elder, target, axe }) => ({
    ...{ elder, sizes: sizes(page, target) },
    options: axe && {
      ...VIOLATIONS,
      ...(axe === "drawing" && { runOnly: { type: "rule", values: RULES_OF_DRAWING } }),
    },
  }));
  const expression = `(async () => {
    const measure = ${measure};
    const html = document.documentElement;
    const seen = [];
    for (const { elder, sizes, options } of ${JSON.stringify(asked)}) {
      if (elder !== undefined) html.classList.toggle("elder", elder);
      const fit = measure(html, sizes);
      if (options) globalThis.axe || readAxe();
      const { violations } = options ? await axe.run(document, options) : { violations: [] };
      const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200)));
      seen.push({ fit, findings });
    }
    return seen;
  })()`;
  const isWaitedFor = !hasScript && looks.some(({ axe }) => axe);
  if (isWaitedFor) await letRun(known, true);
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    ...{ expression, contextId: executionContextId, awaitPromise: true, returnByValue: true },
  });
  if (isWaitedFor) await letRun(known, false);
  if (exceptionDetails) throw new Error(`the page could not be looked over: ${exceptionDetails.text}`);
  return result.value;
}
