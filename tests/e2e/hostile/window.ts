import type { Browser, Page } from "@playwright/test";

import { PICTURE } from "../access/papers.ts";
import { plugInPasskeys } from "../support/authenticator.ts";
import { expect } from "../support/fixtures.ts";
import type { Answer } from "../support/http.ts";

/** What a browser has to find: a field of a name that holds a text; or one of any name, or the text by itself. */
export type Wanted = { name?: string; text: string; isTidied?: boolean; isSaid?: boolean | undefined };
/** What an answer is about, as it came under these headers, and what has to stand in it. */
export type Shown = { what: string; headers: Answer["headers"]; main: string; wanted: Wanted[] };

export const showing = (what: string, answers: Answer[], wanted: Wanted[]): Shown => ({
  ...{ what, headers: answers[0]?.headers ?? {}, main: answers.map(mainOf).join(""), wanted },
});

type Packed = { headers: Answer["headers"]; body: string };
type Window = { page: Page; hand: Page; complaints: string[]; pack: (next: Packed) => void };

/** One for all tests of a worker: to open another takes longer than all pages of a test. */
let theWindow: Promise<Window> | undefined;

async function openWindow(browser: Browser, baseURL: string): Promise<Window> {
  const context = await browser.newContext();
  const [page, hand] = [await context.newPage(), await context.newPage()];
  const complaints = await listenTo(page, baseURL);
  await listenTo(hand, baseURL, complaints);
  await hand.addInitScript(leaveUnpainted);
  await plugInPasskeys(hand);
  let packed: Packed = { headers: {}, body: "" };
  await page.route(`${baseURL}/packed`, (route) => route.fulfill({ headers: headersOf(packed), body: packed.body }));
  // How pictures are shown is asked elsewhere; these were taken back before anybody looks.
  await page.route(`${baseURL}/c/*/pictures/**`, (route) =>
    route.fulfill({ contentType: "image/png", body: Buffer.from(PICTURE, "base64") }),
  );
  const pack = (next: Packed) => {
    packed = next;
  };
  return { page, hand, complaints, pack };
}

/** A page to type into, as whoever has this session and what stands behind it. Nothing on it is painted, as in `documentOf`. */
export async function handIn(browser: Browser, baseURL: string, session: string | undefined): Promise<Page> {
  theWindow ??= openWindow(browser, baseURL);
  const { hand } = await theWindow;
  await enter(hand, baseURL, session);
  return hand;
}

async function enter(page: Page, baseURL: string, session: string | undefined) {
  const cookies = session === undefined ? [] : `session=${session}`.split("; ").map((one) => one.split("="));
  await page.context().clearCookies();
  await page.context().addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: baseURL })));
}

function leaveUnpainted() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body { display: none }");
  document.adoptedStyleSheets = [sheet];
}

/** All an answer says of its page, but how its bytes came. */
export const headersOf = ({ headers }: Pick<Answer, "headers">) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      /^(content-length|transfer-encoding|connection|keep-alive|etag|set-cookie)$/.test(name)
        ? []
        : [[name, `${value}`]],
    ),
  );

/** So much of pages goes into one document. */
const LONGEST_DOCUMENT = 1_000_000;

/**
 * Has the browser read what was answered, many pages in one document: what every page has around what it is about comes
 * once, in the head they share. Each text has to be there as it was typed, and nothing may run, load or be reported.
 */
export async function readAll(browser: Browser, baseURL: string, all: Shown[]) {
  theWindow ??= openWindow(browser, baseURL);
  const { page, complaints, pack } = await theWindow;
  const faults: string[] = [];
  for (const some of documentsOf(all)) {
    pack({ headers: some[0]?.headers ?? {}, body: documentOf(some) });
    await page.goto(`${baseURL}/packed`);
    const wanted = some.map((shown) => shown.wanted);
    const missing = await missingIn(page, wanted);
    faults.push(...missing.map(([at, text]) => `${some[at]?.what}: ${text}`));
  }
  expect(faults, "what did not come back as it was typed").toEqual([]);
  expect(complaints, "what ran, was loaded from elsewhere or was reported").toEqual([]);
}

/**
 * One after the other: what one of them leaves open swallows the next. Parsed and run, but not painted: to find a font for
 * each of these characters takes longer than all the rest.
 */
export const documentOf = (some: readonly Pick<Shown, "main">[]) =>
  `<!doctype html><meta charset="utf-8"><title>.</title><link rel="icon" href="data:,"><body hidden>${some
    .map(({ main }) => `<section>${main}</section>`)
    .join("")}</body>`;

export const mainOf = ({ text }: Answer) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;

function documentsOf(all: Shown[]): Shown[][] {
  const documents: Shown[][] = [];
  let size = LONGEST_DOCUMENT;
  for (const shown of all) {
    size += shown.main.length;
    if (size > LONGEST_DOCUMENT) {
      documents.push([]);
      size = shown.main.length;
    }
    documents.at(-1)?.push(shown);
  }
  return documents;
}

type Missing = [at: number, what: string];

/** What is not found in the pages that are packed in an open document, of what each of them has to hold, with its place. */
const missingIn = async (page: Page, wanted: Wanted[][]): Promise<Missing[]> =>
  JSON.parse(await page.evaluate(findAll, JSON.stringify(wanted)));

/** The same of a page that is open as it is. */
export const missingHere = async (page: Page, wanted: Wanted[]): Promise<string[]> =>
  (await missingIn(page, [wanted])).map(([, what]) => what);

/** In the browser, which is given and gives no more than a string. */
function findAll(json: string): string {
  const kept = (text: string) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
  const bare = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");
  const wanted: Wanted[][] = JSON.parse(json);
  const isPacked = document.body.firstElementChild?.tagName === "SECTION";
  const sections = isPacked ? [...document.body.children] : [document.body];
  if (sections.length !== wanted.length || (isPacked && sections.some(({ tagName }) => tagName !== "SECTION")))
    return JSON.stringify([[0, `${sections.length} sections instead of ${wanted.length}: a page broke out`]]);
  const missing = sections.flatMap((section, at) => {
    // What an input of one line holds is its attribute: it shows lines as one.
    const fields = [...section.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
    const inFields = (name: string) => fields.filter((one) => one.name === name).map((one) => kept(one.defaultValue));
    let all: Set<string> | undefined;
    const anywhere = () => {
      if (all) return all;
      all = new Set(fields.map((one) => kept(one.defaultValue)));
      for (const { alt } of section.querySelectorAll("img")) all.add(kept(alt));
      const words = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
      while (words.nextNode()) all.add(kept(words.currentNode.nodeValue ?? ""));
      return all;
    };
    const isThere = ({ name, text, isTidied, isSaid }: Wanted) => {
      const held = name === undefined ? [] : inFields(name);
      const texts = held.length > 0 ? new Set(held) : anywhere();
      if (texts.has(text)) return true;
      if (isTidied) return [...texts].some((one) => bare(one) === bare(text));
      return isSaid === true && [...texts].some((one) => one.includes(text));
    };
    return (wanted[at] ?? [])
      .filter((one) => !isThere(one))
      .map(({ name, text }) => [at, `${name ?? "anywhere"}: ${JSON.stringify(text.slice(0, 200))}`]);
  });
  return JSON.stringify(missing);
}

/** Opens these pages as they are, their scripts and all. */
export async function openAll(
  browser: Browser,
  baseURL: string,
  addresses: Iterable<string>,
  session: string | undefined,
) {
  theWindow ??= openWindow(browser, baseURL);
  const { hand: page, complaints } = await theWindow;
  await enter(page, baseURL, session);
  for (const address of addresses) await page.goto(new URL(address, baseURL).href);
  // A page that listens for news asks again when what it is about was taken back.
  await page.goto("about:blank");
  expect(complaints, "what ran, was loaded from elsewhere or was reported").toEqual([]);
}

export async function listenTo(page: Page, baseURL: string, complaints: string[] = []): Promise<string[]> {
  await page.exposeFunction("tellTest", (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    const tell = (window as unknown as { tellTest: (what: string) => void }).tellTest;
    document.addEventListener("securitypolicyviolation", (event) =>
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const opened = new Set<string>();
  page.on("request", (request) => {
    if (request.isNavigationRequest()) opened.add(request.url());
    if (!request.url().startsWith(baseURL)) complaints.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    const { url } = message.location();
    // Neither is a text that is too long drawn while it is typed.
    const isRefusal =
      message.text().startsWith("Failed to load resource") && (opened.has(url) || url.endsWith("/preview"));
    if (["error", "warning"].includes(message.type()) && !isRefusal) complaints.push(message.text());
  });
  return complaints;
}
