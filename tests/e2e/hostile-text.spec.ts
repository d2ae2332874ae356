import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import type pg from "pg";

import { type Sessions, sessionsOf } from "./access/askers.ts";
import { type Made, make } from "./access/objects.ts";
import { pathOf } from "./access/path.ts";
import type { Asker, Row } from "./access/row.ts";
import { TABLE } from "./access/table.ts";
import { throughDoor } from "./hostile/doors.ts";
import { hiddenIn } from "./hostile/drawn-fields.ts";
import { FIELDS, type Fields, SEARCHED } from "./hostile/fields.ts";
import { everywhere, formsFor, isToBeTaken, type Typed, wantedOf } from "./hostile/forms.ts";
import { sendByHand } from "./hostile/hand.ts";
import { keep, type Rewind } from "./hostile/rewind.ts";
import { textsOf } from "./hostile/strings.ts";
import {
  documentOf,
  handIn,
  headersOf,
  listenTo,
  mainOf,
  openAll,
  readAll,
  type Shown,
  showing,
} from "./hostile/window.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, post, postUpload } from "./support/http.ts";
import type { Way } from "./support/way.ts";

/** Who sends a form, if they may: whoever it belongs to, then those who serve. */
const SENDERS = ["own", "chair", "moderator", "admin", "supervisor", "resident", "stranger"] as const satisfies Asker[];
/** A browser that was just led on says so, and gets no page from before. */
const FRESH = { fresh: "1" };

/** A list without further pages shows no more. */
const LISTED_AT_ONCE = 40;

const rowAt = (address: string) => {
  const row = TABLE.find(({ at }) => at === address);
  if (!row) throw new Error(`no row for ${address}`);
  return row;
};
const rows = Object.keys(FIELDS).map(rowAt);
/** What a row is about; what is about no thing is by itself. */
const kindOf = ({ of, at }: Row) => of ?? `/${at}`;

for (const kind of new Set(rows.map(kindOf))) {
  test(`what is typed about ${kind} stays text`, async ({ way, baseURL, db, browser }) => {
    test.slow();
    const made = await make(rows.find((row) => kindOf(row) === kind)?.of, way, db);
    const scene = { browser, baseURL, db, way, made, sessions: await sessionsOf(db, way, way, made) };
    const kept = await keep(db, way.community.id);
    const shown: Shown[] = [];
    for (const row of rows.filter((one) => kindOf(one) === kind))
      shown.push(...(await typeAll(row, FIELDS[row.at] ?? {}, { ...scene, rewind: kept() })));
    await readAll(browser, baseURL, shown);
  });
}

type Scene = {
  browser: Browser;
  baseURL: string;
  db: pg.Client;
  way: Way;
  made: Made;
  sessions: Sessions;
  rewind: Rewind;
};

/** Sends all there is to send to one address, and gives every answer for the browser to read. */
async function typeAll(row: Row, fields: Fields, { browser, baseURL, db, way, made, sessions, rewind }: Scene) {
  const sender = fields.sender ?? SENDERS.find((asker) => row.POST.includes(asker) && asker in sessions) ?? "stranger";
  const session = fields.door ? await throughDoor(baseURL, db, fields.door, sessions[sender]) : sessions[sender];
  const form: Typed = typeof row.form === "function" ? row.form(made) : (row.form ?? {});
  const asked = fields.asks ? `?${fields.asks}=${form[fields.asks]}` : "";
  const at = pathOf(row, made, way) + made.query + asked;
  const hidden = hiddenIn((await get(baseURL, at, session)).text);
  const others: Typed = { ...form, ...fields.also };
  const send = (typed: Typed) => {
    const fresh: Typed = "formKey" in form ? { formKey: randomUUID() } : {};
    const submit = row.upload || "picture1" in typed ? postUpload : post;
    return submit(baseURL, at, { ...others, ...hidden, ...fresh, ...typed }, session);
  };
  const page = await handIn(browser, baseURL, session);
  const drawnAt = baseURL + (fields.drawn === "above" ? at.replace(/\/[^/]*$/, "") : at);
  const byHand = async (typed: Typed, more: Typed = {}) => {
    const wanted = (held: Typed) => wantedOf(fields, held, false);
    const sent = await sendByHand(page, { at: baseURL + at, drawnAt }, typed, { ...others, ...more }, wanted);
    expect(
      sent.flatMap(({ missing }) => missing),
      `what did not come back as it was typed into /${row.at}`,
    ).toEqual([]);
    return sent;
  };
  const read = (path: string) => get(baseURL, path, sessions[fields.reader ?? sender], FRESH);

  const shown: Shown[] = [];
  const refused: Typed[] = [];
  let listed: Typed[] = [];
  let stands: string | undefined;
  const readList = async () => {
    const list = new URL(fields.listed?.replace(/^\//, `${way.base}/`) ?? "", `${baseURL}${at}`).pathname;
    const wanted = listed.flatMap((typed) => wantedOf(fields, typed, true));
    shown.push(showing(list, await pagesOf(list, read), wanted));
    listed = [];
  };
  const leave = (typed: Typed) => {
    stands = undefined;
    if (isToBeTaken(fields, typed)) refused.push(typed);
  };
  const take = async (typed: Typed, answer: Pick<Answer, "headers">) => {
    const leadsTo = answer.headers.location ?? "";
    stands = (await fields.at?.({ at, leadsTo, base: way.base, typed, read })) ?? leadsTo;
    if (fields.gathered && "revision" in hidden) hidden.revision = String(Number(hidden.revision) + 1);
    if (fields.listed && isToBeTaken(fields, typed) && !("body" in typed)) listed.push(typed);
    else shown.push(showing(stands, [await read(stands)], wantedOf(fields, typed, true)));
    if (fields.gathered && listed.length === LISTED_AT_ONCE) await readList();
  };
  for (const every of fields.drawn === "nowhere" ? [] : everywhere(fields))
    for (const { answer } of await byHand(every, fields.refusedBy)) expect(answer.status).toBeLessThan(500);
  const forms = formsFor(fields, rows.indexOf(row));
  const fitting = forms.find((typed) => isToBeTaken(fields, typed));
  for (const { typed, answer } of fitting ? await byHand(fitting) : [])
    await (answer.status === 303 ? take(typed, answer) : leave(typed));
  for (const typed of forms.filter((one) => one !== fitting)) {
    if (stands && !fields.gathered) await rewind.between();
    const answer = await send(typed);
    expect(faultsOf(answer, typed)).toEqual([]);
    if (answer.status === 303) await take(typed, answer);
    else {
      leave(typed);
      shown.push(showing(`/${row.at}`, [answer], wantedOf(fields, typed, false)));
    }
  }
  if (listed.length > 0) await readList();
  // What is done already is refused, and has no form any more: what was typed comes back all the same.
  const late = fitting && !fields.gathered ? await send(fitting) : undefined;
  if (late && late.status >= 400)
    shown.push(showing(`/${row.at} again`, [late], wantedOf(fields, fitting ?? {}, false)));
  if (!fields.butFor) expect(refused, "what fits is taken").toEqual([]);
  // Where a form leads by itself, what was typed by hand has been seen already.
  if (stands && (fields.at || !fitting)) await openAll(browser, baseURL, [stands], session);
  await rewind.whole();
  return shown;
}

/** A list from its first page to its last. */
async function pagesOf(first: string, read: (path: string) => Promise<Answer>): Promise<Answer[]> {
  const pages: Answer[] = [];
  for (let next: string | undefined = first; next; ) {
    const page = await read(next);
    pages.push(page);
    next = /href="([^"]*[?;]after=[^"]*)"/.exec(mainOf(page))?.[1]?.replaceAll("&amp;", "&");
  }
  return pages;
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

/** So long a question fits into an address; so long a one is looked for. */
const [ASKED_LENGTH, SEARCHED_LENGTH] = [1_000, 30];
const MOST_SEARCHED = 4;

for (const [address, { name, asker = "chair", secret }] of Object.entries(SEARCHED)) {
  test(`what is asked for at /${address} stays text`, async ({ way, baseURL, db, browser }) => {
    const row = rowAt(address);
    const made = await make(row.of, way, db);
    const { [asker]: session } = await sessionsOf(db, way, way, made);
    const addressOf = (text: string) => `${pathOf(row, made, way)}?${name}=${encodeURIComponent(text)}`;
    const shown: Shown[] = [];
    const searched = textsOf(SEARCHED_LENGTH).slice(0, MOST_SEARCHED);
    for (const text of [...textsOf(ASKED_LENGTH), ...searched]) {
      const answer = await get(baseURL, addressOf(text), session);
      expect(faultsOf(answer, { [name]: text })).toEqual([]);
      const wanted = searched.includes(text) && !secret ? [{ name, text, isTidied: true }] : [];
      shown.push(showing(`/${address}`, [answer], wanted));
    }
    await readAll(browser, baseURL, shown);
    await openAll(browser, baseURL, searched.slice(0, 2).map(addressOf), session);
  });
}

const HOSTILE = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=https://other.example/x>"];

for (const html of HOSTILE) {
  test(`had a page held ${html}, it would be heard of`, async ({ page, baseURL }) => {
    const complaints = await listenTo(page, baseURL);
    const answer = await get(baseURL, "/sign-in");
    const held = { ...answer, text: answer.text.replace("</main>", `${html}</main>`) };
    const bodies = {
      "sign-in": held.text,
      packed: documentOf([answer, held, answer].map((one) => showing("", [one], []))),
    };
    for (const [path, body] of Object.entries(bodies)) {
      complaints.length = 0;
      await page.route(`${baseURL}/${path}`, (route) => route.fulfill({ headers: headersOf(answer), body }));
      await page.goto(`${baseURL}/${path}`);
      await expect.poll(() => complaints.join(" ")).toMatch(/script-src|img-src/);
    }
  });
}

for (const html of ["<textarea>", "<!--", "</main></section><section>"]) {
  test(`had a page held ${html}, the texts after it would be missed`, async ({ browser, baseURL }) => {
    const answer = await get(baseURL, "/sign-in");
    const held = { ...answer, text: answer.text.replace("</main>", `${html}</main>`) };
    const shown = [held, answer].map((one) => showing("/sign-in", [one], []));
    await expect(readAll(browser, baseURL, shown)).rejects.toThrow("broke out");
  });
}
