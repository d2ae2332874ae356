import type pg from "pg";

import { zh } from "#app/i18n/zh.ts";
import { fieldsIn } from "../hostile/drawn-fields.ts";
import { FIELDS } from "../hostile/fields.ts";
import { makeCommunity } from "../support/community.ts";
import { expect, test } from "../support/fixtures.ts";
import { type Answer, get, ownPage, post, postUpload, send } from "../support/http.ts";
import { Way } from "../support/way.ts";
import { type Sessions, sessionsOf } from "./askers.ts";
import { type Made, make } from "./objects.ts";
import { pathOf } from "./path.ts";
import { ASKERS, type Asker, type Row, TABLE } from "./table.ts";

/** How an answer says that somebody is kept out: to sign in first, not theirs to see or do, not there for them, or no such method. */
const KEPT_OUT = [401, 403, 404, 405];
const wasLedToSignIn = ({ status, headers }: Answer) =>
  status === 303 && /^\/sign-in\b/.test(String(headers.location ?? ""));
const isKeptOut = (answer: Answer) => KEPT_OUT.includes(answer.status) || wasLedToSignIn(answer);
/** Pages, redirects to other pages, and forms that come at the wrong time. */
const isLetIn = (answer: Answer) => [200, 303, 302, 409].includes(answer.status) && !wasLedToSignIn(answer);
const isTaken = ({ status }: Answer) => status === 200 || status === 302 || status === 303;

/** Where those from elsewhere serve, and nothing ever happens: one is enough for all tests of a worker. */
let otherCommunity: Promise<Way> | undefined;

for (const row of TABLE) {
  test(`/${row.at}`, async ({ way, baseURL, db }) => {
    otherCommunity ??= makeCommunity(db).then((community) => new Way(baseURL, db, community));
    const other = await otherCommunity;
    const made = await make(row.of, way, db);
    const sessions = await sessionsOf(db, way, other, made);
    const secrets = [...made.secrets, ...(await privateNames(db, way))];
    const askers = ASKERS.filter((asker) => asker in sessions);
    const path = pathOf(row, made, way);
    const form = typeof row.form === "function" ? row.form(made) : (row.form ?? {});
    const submit = row.upload ? postUpload : post;

    const silent = (asker: Asker | "astray", method: string, answer: Answer) => {
      const told = secrets.filter((secret) => answer.text.includes(secret));
      expect(told, `what ${method} tells ${asker} (${answer.status})`).toEqual([]);
    };
    const keepsOut = (asker: Asker | "astray", method: string, answer: Answer) => {
      expect(isKeptOut(answer), `${method} keeps out ${asker}: ${answer.status}`).toBe(true);
      // A form that is refused comes back on its page, to those who may see that.
      if (asker === "astray" || !row.GET.includes(asker)) silent(asker, method, answer);
    };
    const letsIn = (asker: Asker, method: string, answer: Answer) =>
      expect(isLetIn(answer), `${method} lets in ${asker}: ${answer.status} ${said(answer)}`).toBe(true);

    for (const asker of askers) {
      const answer = await get(baseURL, path + made.query, sessions[asker]);
      (row.GET.includes(asker) ? letsIn : keepsOut)(asker, "GET", answer);
      if (asker === "stranger") silent(asker, "GET", answer);
      expect(unlistedIn(answer.text, path), "fields that hostile/fields.ts does not have").toEqual([]);
    }
    // Nobody is asked who they are there: no way leads to a page's data but its page.
    for (const asker of ["stranger", "admin"] as const) {
      expect((await get(baseURL, dataAt(path), sessions[asker])).status, `GET .data as ${asker}`).toBe(404);
      expect((await post(baseURL, dataAt(path), form, sessions[asker])).status, `POST .data as ${asker}`).toBe(404);
    }
    const reader = askers.find((asker) => row.GET.includes(asker));
    if (reader) await isSameForElders(baseURL, path + made.query, sessions[reader]);
    for (const asker of askers.filter((one) => !row.POST.includes(one)))
      keepsOut(asker, "POST", await submit(baseURL, path, form, sessions[asker]));
    await asksAstray(row, made, other, sessions, { baseURL, form, keepsOut });
    for (const method of ["PUT", "PATCH", "DELETE"])
      expect((await send(baseURL, path, { method, headers: ownPage(baseURL) })).status, method).toBe(405);

    const taken = [];
    for (const asker of askers.filter((one) => row.POST.includes(one))) {
      const answer = await submit(baseURL, path, form, sessions[asker]);
      if (row.once && taken.length > 0) expect(answer.status, `POST once more as ${asker}`).toBe(404);
      else letsIn(asker, "POST", answer);
      if (isTaken(answer)) taken.push(asker);
    }
    if (row.POST.length > 0) expect(taken, "whose form was taken").not.toEqual([]);
  });
}

/** Elder mode is one class and the word on its button: so the looks over pages take it to be. */
async function isSameForElders(baseURL: string, path: string, session: string | undefined) {
  const usual = await get(baseURL, path, session);
  const elder = await get(baseURL, path, session, { elder: "1" });
  const expected = drawn(usual)
    .replace(/<html [^>]*/, '$& class="elder"')
    .replace('name="elder" value="on"', 'name="elder" value="off"')
    .replace(`>${zh.elderOn}</button>`, `>${zh.elderOff}</button>`);
  expect(drawn(elder)).toBe(/<html /.test(expected) ? expected : drawn(usual));
}

/** A page without what is drawn by lot each time, and without which mode is chosen where that is a question. */
const drawn = ({ text }: Answer) =>
  text.replace(/ nonce="[^"]*"| checked=""|(?<=name="formKey" )value="[^"]*"|(?<=challenge[^:]*:)[^,]*/g, "");

type Astray = {
  baseURL: string;
  form: Record<string, string>;
  keepsOut: (asker: "astray", method: string, answer: Answer) => void;
};

/** What belongs to one community is not there below the address of another, not even for the committee there. */
async function asksAstray(row: Row, made: Made, other: Way, { elsewhere }: Sessions, astray: Astray) {
  if (!row.at.startsWith("c/:community/") || Object.keys(made.params).length === 0) return;
  const { baseURL, form, keepsOut } = astray;
  const path = pathOf(row, made, other);
  const answer = await get(baseURL, path + made.query, elsewhere);
  // An address that only takes forms leads to the page it belongs to, which is not there either.
  if (answer.status !== 303) keepsOut("astray", "GET", answer);
  const submit = row.upload ? postUpload : post;
  keepsOut("astray", "POST", await submit(baseURL, path, form, elsewhere));
}

/** Text fields that hostile-text.spec.ts would pass over. */
const unlistedIn = (page: string, path: string) =>
  fieldsIn(page, path).filter(({ address, name }) => {
    const { free, stored, ruled } = FIELDS[address] ?? {};
    return ![...Object.keys({ ...free, ...stored }), ...(ruled ?? [])].includes(name);
  });

const dataAt = (path: string) => (path === "/" ? "/_root.data" : `${path}.data`);

const said = ({ text }: Answer) => (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text).replace(/<[^>]*>/g, " ");

/** What only the committee knows of the people here. */
async function privateNames(db: pg.Client, way: Way): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT DISTINCT a."realName", a."loginName" FROM "Account" a JOIN "Membership" m ON m."accountId" = a."id"
     WHERE m."communityId" = $1`,
    [way.community.id],
  );
  return rows.flatMap(({ realName, loginName }) => [realName, loginName]).filter(Boolean);
}
