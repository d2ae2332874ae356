import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";

import { sessionsOf } from "./access/askers.ts";
import { make } from "./access/objects.ts";
import { pathOf } from "./access/path.ts";
import type { Asker } from "./access/row.ts";
import { TABLE } from "./access/table.ts";
import { hiddenIn } from "./hostile/drawn-fields.ts";
import { FIELDS, type Fields } from "./hostile/fields.ts";
import { kept, textsOf } from "./hostile/strings.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, post, postUpload } from "./support/http.ts";

/** Who sends a form, if they may: whoever it belongs to, then those who serve. */
const SENDERS = ["own", "chair", "moderator", "admin", "supervisor", "resident", "stranger"] as const satisfies Asker[];
/** Of rooms and codes, and of names. */
const RULED_LENGTH = 40;
const SEARCHED_LENGTH = 100;
const PAGES = 2;

for (const [address, fields] of Object.entries(FIELDS)) {
  test(`what is typed at /${address} stays text`, async ({ way, baseURL, db, browser }) => {
    const row = TABLE.find(({ at }) => at === address);
    if (!row) throw new Error(`no row for ${address}`);
    const made = await make(row.of, way, db);
    const sessions = await sessionsOf(db, way, way, made);
    const sender = SENDERS.find((asker) => row.POST.includes(asker) && asker in sessions) ?? "stranger";
    const session = sessions[sender];
    const path = pathOf(row, made, way);
    const form = typeof row.form === "function" ? row.form(made) : (row.form ?? {});
    const submit = row.upload ? postUpload : post;

    const opened = new Set([path + made.query]);
    const taken: Record<string, string>[] = [];
    const faults: string[] = [];
    const draw = async () => hiddenIn((await get(baseURL, path + made.query, session)).text);
    let drawn = await draw();
    for (const typed of formsFor(fields)) {
      const fresh: Record<string, string> = "formKey" in form ? { formKey: randomUUID() } : {};
      const answer = await submit(baseURL, path, { ...form, ...fields.also, ...drawn, ...fresh, ...typed }, session);
      faults.push(...faultsOf(answer, typed));
      if (answer.status !== 303) continue;
      taken.push(typed);
      // An edit that was taken leads to the next revision.
      if ("revision" in drawn) drawn = await draw();
      if (answer.headers.location) opened.add(answer.headers.location);
    }

    expect(faults).toEqual([]);

    const addresses = [...opened];
    const shown = await openAll(
      browser,
      baseURL,
      [...addresses.slice(0, PAGES), ...addresses.slice(PAGES).slice(-1)],
      session,
    );
    if (!fields.free) return;
    // What can be done once keeps the first text, and what can be edited the last.
    const isShown = ([name, text]: [string, string]) =>
      (fields.lines?.includes(name) ? text.split("\n") : [text]).every((each) =>
        shown.some((page) => page.includes(kept(each))),
      );
    const whole = taken.filter((typed) => Object.keys(fields.free ?? {}).every((name) => name in typed));
    expect(
      [whole[0], whole.at(-1)].some((typed) => typed && Object.entries(typed).every(isShown)),
      "as written",
    ).toBe(true);
  });
}

for (const path of ["/proposals?q=", "/places/parties?q=", "/proposals/new?title="]) {
  test(`what is asked for at ${path} stays text`, async ({ way, baseURL, browser }) => {
    const session = await way.session("chair");
    const addresses = textsOf(SEARCHED_LENGTH, 0).map((text) => way.base + path + encodeURIComponent(text));
    for (const address of addresses) expect(faultsOf(await get(baseURL, address, session), { address })).toEqual([]);
    await openAll(browser, baseURL, addresses.slice(0, PAGES), session);
  });
}

for (const html of ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=https://other.example/x>"]) {
  test(`had a page held ${html}, it would be heard of`, async ({ page, baseURL }) => {
    const complaints = await listenTo(page, baseURL);
    await page.route(`${baseURL}/sign-in`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("</main>", `${html}</main>`) });
    });
    await page.goto(`${baseURL}/sign-in`);
    await expect.poll(() => complaints.join(" ")).toMatch(/script-src|img-src/);
  });
}

/** Each field with a rule, or drawn from markdown, by itself; before them and after them all the free ones together. */
function formsFor({ free = {}, stored = {}, ruled = [], ending = "" }: Fields): Record<string, string>[] {
  const lengths = [...ruled.map((name) => [name, RULED_LENGTH] as const), ...Object.entries(stored)];
  const alone = lengths.flatMap(([name, longest], at) =>
    textsOf(longest, at / lengths.length).map((text) => ({ [name]: text })),
  );
  const texts = Object.entries(free).map(
    ([name, longest], at, all) => [name, textsOf(longest, at / all.length)] as const,
  );
  const longest = Math.max(0, ...texts.map(([, each]) => each.length));
  const together = Array.from({ length: longest }, (_, turn) =>
    Object.fromEntries(texts.map(([name, each]) => [name, `${each[turn % each.length]}${ending}`])),
  );
  return [...together.slice(0, 1), ...alone, ...together.slice(1)];
}

/** None when it was taken, or refused in words. */
function faultsOf({ status, text }: Answer, typed: Record<string, string>): string[] {
  if (status < 400) return [];
  const words = /<main[\s\S]*<\/main>/
    .exec(text)?.[0]
    .replace(/<[^>]*>/g, "")
    .trim();
  return status < 500 && words ? [] : [`${status}, ${words ? "" : "without a word, "}for ${JSON.stringify(typed)}`];
}

type Window = { page: Page; complaints: string[] };

/** One for all tests of a worker: to open another takes longer than all pages of a test. */
let theWindow: Promise<Window> | undefined;

async function openWindow(browser: Browser, baseURL: string): Promise<Window> {
  const page = await (await browser.newContext()).newPage();
  return { page, complaints: await listenTo(page, baseURL) };
}

/** Opens these pages and gives the text of each, in fields or not. Nothing of what they show may run, load or be reported. */
async function openAll(browser: Browser, baseURL: string, addresses: string[], session: string | undefined) {
  theWindow ??= openWindow(browser, baseURL);
  const { page, complaints } = await theWindow;
  const context = page.context();
  await context.clearCookies();
  if (session) await context.addCookies([{ name: "session", value: session, url: baseURL }]);
  const shown: string[] = [];
  for (const address of addresses) {
    await page.goto(new URL(address, baseURL).href);
    shown.push(
      await page.evaluate(() => {
        const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
        return [document.body.textContent, ...fields.map(({ value }) => value)].join("\0");
      }),
    );
  }
  expect(complaints, "what ran, was loaded from elsewhere or was reported").toEqual([]);
  return shown;
}

async function listenTo(page: Page, baseURL: string): Promise<string[]> {
  const complaints: string[] = [];
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
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL)) complaints.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    const isStatusOfPage =
      message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !isStatusOfPage) complaints.push(message.text());
  });
  return complaints;
}
