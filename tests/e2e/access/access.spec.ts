import type pg from "pg";

import { zh } from "#app/i18n/zh.ts";
import { fieldsIn } from "../hostile/drawn-fields.ts";
import { FIELDS, SEARCHED } from "../hostile/fields.ts";
import { makeCommunity } from "../support/community.ts";
import { expect, test } from "../support/fixtures.ts";
import { type Answer, get, ownPage, post, postUpload, send } from "../support/http.ts";
import { Way } from "../support/way.ts";
import { type Sessions, sessionsOf } from "./askers.ts";
import { type Made, make, type ObjectName } from "./objects.ts";
import { pathOf } from "./path.ts";
import { ASKERS, type Asker, type Row } from "./row.ts";
import { TABLE } from "./table.ts";

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

/** A thing of a row's kind, and everybody who asks for it. */
type Scene = { baseURL: string; way: Way; other: Way; made: Made; sessions: Sessions; secrets: string[] };

async function setScene(of: ObjectName | undefined, baseURL: string, db: pg.Client): Promise<Scene> {
  const newWay = async () => new Way(baseURL, db, await makeCommunity(db));
  otherCommunity ??= newWay();
  const other = await otherCommunity;
  const way = await newWay();
  const made = await make(of, way, db);
  const sessions = await sessionsOf(db, way, other, made);
  return { baseURL, way, other, made, sessions, secrets: [...made.secrets, ...(await privateNames(db, way))] };
}

/** What a row is about; about no thing there are those of one community, and those of all. */
const kindOf = ({ of, at }: Row) => of ?? (at.startsWith("c/:community") ? "community" : "everywhere");

for (const kind of new Set(TABLE.map(kindOf))) {
  const rows = TABLE.filter((row) => kindOf(row) === kind);

  test(`addresses of ${kind}`, async ({ baseURL, db }) => {
    test.slow();
    const faults: string[] = [];
    const tellOf = (row: Row) => (fault: string) => faults.push(`/${row.at}: ${fault}`);
    // What is read and refused changes nothing: one thing serves all rows. Each form that is taken finds a new one.
    let scene: Scene | undefined = await setScene(rows[0]?.of, baseURL, db);
    for (const row of rows) await readsAndRefuses(row, scene, tellOf(row));
    for (const row of rows.filter(({ POST }) => POST.length > 0)) {
      await takes(row, scene ?? (await setScene(row.of, baseURL, db)), db, tellOf(row));
      scene = undefined;
    }
    expect(faults).toEqual([]);
  });
}

/** What only they may do is an act of power. */
const POWERS: readonly Asker[] = ["moderator", "chair", "supervisor", "official", "admin"];

type Tell = (fault: string) => void;

/** A row's address and form of one thing. */
function formOf(row: Row, { baseURL, way, made }: Scene) {
  const form = typeof row.form === "function" ? row.form(made) : (row.form ?? {});
  const submit = row.upload ? postUpload : post;
  return {
    ...{ path: pathOf(row, made, way), form },
    submit: (path: string, session: string | undefined) => submit(baseURL, path, form, session),
  };
}

const askersIn = ({ sessions }: Scene) => ASKERS.filter((asker) => asker in sessions);

async function readsAndRefuses(row: Row, scene: Scene, tell: Tell) {
  const { baseURL, made, other, sessions, secrets } = scene;
  const { path, form, submit } = formOf(row, scene);
  const askers = askersIn(scene);

  const silent = (asker: Asker | "astray", method: string, { status, text }: Answer) => {
    const told = secrets.filter((secret) => text.includes(secret));
    if (told.length > 0) tell(`${method} tells ${asker} (${status}) ${told}`);
  };
  const keepsOut = (asker: Asker | "astray", method: string, answer: Answer) => {
    if (!isKeptOut(answer)) tell(`${method} does not keep out ${asker}: ${answer.status}`);
    // A form that is refused comes back on its page, to those who may see that.
    if (asker === "astray" || !row.GET.includes(asker)) silent(asker, method, answer);
  };
  const is = (status: number, answer: Answer, asked: string) => {
    if (answer.status !== status) tell(`${asked}: ${answer.status} instead of ${status}`);
  };

  const reader = askers.find((asker) => row.GET.includes(asker));
  for (const asker of askers) {
    const answer = await get(baseURL, path + made.query, sessions[asker]);
    if (!row.GET.includes(asker)) keepsOut(asker, "GET", answer);
    else if (!isLetIn(answer)) tell(`GET does not let in ${asker}: ${answer.status} ${said(answer)}`);
    if (asker === "stranger") silent(asker, "GET", answer);
    for (const { address, name } of unlistedIn(answer.text, path))
      tell(`hostile/fields.ts does not have the field ${name} of /${address}`);
    if (asker === reader)
      await isSameForElders(answer, (cookies) => get(baseURL, path + made.query, sessions[asker], cookies), tell);
  }
  // Nobody is asked who they are there: no way leads to a page's data but its page.
  for (const asker of ["stranger", "admin"] as const) {
    is(404, await get(baseURL, dataAt(path), sessions[asker]), `GET .data as ${asker}`);
    is(404, await post(baseURL, dataAt(path), form, sessions[asker]), `POST .data as ${asker}`);
  }
  for (const asker of askers.filter((one) => !row.POST.includes(one)))
    keepsOut(asker, "POST", await submit(path, sessions[asker]));
  // What belongs to one community is not there below the address of another, not even for the committee there.
  if (row.at.startsWith("c/:community/") && Object.keys(made.params).length > 0) {
    const astray = pathOf(row, made, other);
    const answer = await get(baseURL, astray + made.query, sessions.elsewhere);
    // An address that only takes forms leads to the page it belongs to, which is not there either.
    if (answer.status !== 303) keepsOut("astray", "GET", answer);
    keepsOut("astray", "POST", await submit(astray, sessions.elsewhere));
  }
  for (const method of ["PUT", "PATCH", "DELETE"])
    is(405, await send(baseURL, path, { method, headers: ownPage(baseURL) }), method);
}

async function takes(row: Row, scene: Scene, db: pg.Client, tell: Tell) {
  const { path, submit } = formOf(row, scene);
  const taken: Asker[] = [];
  const recorded = () => countActsOf(db, Object.values(scene.sessions));
  const before = await recorded();
  for (const asker of askersIn(scene).filter((one) => row.POST.includes(one))) {
    const answer = await submit(path, scene.sessions[asker]);
    const isGone = row.once && taken.length > 0;
    if (isGone ? answer.status !== 404 : !isLetIn(answer))
      tell(`POST ${isGone ? "once more " : ""}as ${asker}: ${answer.status} ${said(answer)}`);
    if (isTaken(answer)) taken.push(asker);
  }
  if (taken.length === 0) tell("nobody's form was taken");
  const isOfPower = row.POST.every((asker) => POWERS.includes(asker));
  if (isOfPower && (await recorded()) > before === Boolean(row.unrecorded))
    tell(row.unrecorded ? "comes into the record of acts" : "does not come into the record of acts");
}

/** How much these have done that came into the record. */
async function countActsOf(db: pg.Client, sessions: (string | undefined)[]): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS "count" FROM "AuditEntry" e JOIN "Session" s ON s."accountId" = e."actorId"
     WHERE s."id" IN (SELECT encode(sha256(token::bytea), 'hex') FROM unnest($1::text[]) token)`,
    [sessions.filter((one) => one !== undefined)],
  );
  return rows[0].count;
}

type Read = (cookies: Record<string, string>) => Promise<Answer>;

/** Elder mode is one class and the word on its button: so the looks over pages take it to be. */
async function isSameForElders(answer: Answer, read: Read, tell: Tell, isLast = false) {
  const [usual, elder] = [drawn(answer), drawn(await read({ elder: "1" }))];
  const expected = usual
    .replace(/<html [^>]*/, '$& class="elder"')
    .replace('name="elder" value="on"', 'name="elder" value="off"')
    .replace(`>${zh.elderOn}</button>`, `>${zh.elderOff}</button>`);
  if (elder === (/<html /.test(expected) ? expected : usual)) return;
  // A list of communities grows while others test.
  if (isLast) tell(`is not the same for elders: ${elder} instead of ${expected}`);
  else await isSameForElders(await read({}), read, tell, true);
}

/** A page without what is drawn by lot each time, and without which mode is chosen where that is a question. */
const drawn = ({ text }: Answer) =>
  text.replace(/ nonce="[^"]*"| checked=""|(?<=name="formKey" )value="[^"]*"|(?<=challenge[^:]*:)[^,]*/g, "");

/** Text fields that hostile-text.spec.ts would pass over. */
const unlistedIn = (page: string, path: string) =>
  fieldsIn(page, path).filter(({ address, name, isAsked }) => {
    if (isAsked) return SEARCHED[address]?.name !== name;
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
