import { randomUUID } from "node:crypto";
import type pg from "pg";

import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { zh } from "#app/i18n/zh.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { CONTENT, placeIn, voteForm, Way } from "./support/way.ts";

const { threads } = zh;
const comment = (body: string) => ({ stance: "support", body, parentId: "", formKey: randomUUID() });

/** The forms of one community, sent by the people of another. */
class Stranger extends Way {
  readonly #home: Way;
  constructor(baseURL: string, db: pg.Client, home: Way, there: Way) {
    super(baseURL, db, there.community);
    this.#home = home;
  }
  override session = (part: Parameters<Way["session"]>[0]) => this.#home.session(part);
}

test("a draft is its author's: to everybody else it is not there", async ({ way, baseURL, db }) => {
  const draft = await way.draft();
  for (const part of ["li", "chair"] as const) {
    for (const path of [`/drafts/${draft}`, `/drafts/${draft}/edit`])
      expect((await get(baseURL, way.base + path, await way.session(part))).status, path).toBe(404);
    for (const path of ["submission", "removal", "edit"])
      expect((await way.send(part, `/drafts/${draft}/${path}`, { ...CONTENT, revision: "1" })).status, path).toBe(404);
  }
  expect((await get(baseURL, `${way.base}/drafts/${draft}`)).status).toBe(303);
  const { rows } = await db.query('SELECT "state", "revision" FROM "Proposal" WHERE "communityId" = $1', [
    way.community.id,
  ]);
  expect(rows).toEqual([{ state: "draft", revision: 1 }]);
});

test("people of one community take no part in another", async ({ way, baseURL, db }) => {
  const home = new Way(baseURL, db, await makeCommunity(db));
  const stranger = new Stranger(baseURL, db, home, way);
  const serial = await way.submitted();
  const at = `/proposals/${serial}`;
  const vote = await way.voting();
  const closesAt = shanghaiMinute(new Date(Date.now() + 3_600_000));
  const attempts = [
    { part: "li", path: `${at}/endorsement`, fields: {}, code: "members_only" },
    { part: "li", path: at, fields: comment("路过看看。"), code: "members_only" },
    { part: "li", path: "/proposals/new", fields: { ...CONTENT, formKey: randomUUID() }, code: "members_only" },
    {
      part: "li",
      path: `${await way.seat("li", vote)}/ballot`,
      fields: { choice: "agree", formKey: randomUUID() },
      code: "not_on_roll",
    },
    {
      part: "chair",
      path: `${at}/review`,
      fields: { verdict: "refuse", reason: "不是这里的人" },
      code: "committee_only",
    },
    { part: "chair", path: `${at}/deliberation`, fields: {}, code: "committee_only" },
    { part: "chair", path: `${at}/vote`, fields: voteForm({ closesAt }), code: "committee_only" },
    { part: "chair", path: `${at}/edit`, fields: { ...CONTENT, revision: "1" }, code: "author_only" },
    { part: "chair", path: `${at}/withdrawal`, fields: { reason: "不是这里的人" }, code: "author_only" },
  ] as const;
  for (const { part, path, fields, code } of attempts) {
    const answer = await stranger.send(part, path, fields);
    expect(answer.status, path).toBe(403);
    expect(answer.text.includes(zh.refusals[code]), `${path} says: ${zh.refusals[code]}`).toBe(true);
  }
  for (const path of ["/review", `${at}/review`, `${at}/vote`, `/votes/${vote}/outcome`])
    expect((await get(baseURL, way.base + path, await home.session("chair"))).status, path).toBe(403);
  const { rows } = await db.query('SELECT count(*)::int AS "comments" FROM "Comment" WHERE "communityId" = $1', [
    way.community.id,
  ]);
  expect(rows).toEqual([{ comments: 0 }]);
});

test("who is no member yet is led from the form for a proposal to verification", async ({
  way,
  baseURL,
  db,
  arrive,
}) => {
  const home = new Way(baseURL, db, await makeCommunity(db));
  const page = await arrive(home.person("li"));
  await page.goto(`${way.base}/proposals/new`);
  await page.getByRole("link", { name: zh.verification.own.apply }).click();
  await expect(page).toHaveURL(`${way.base}/claims/new`);
});

test("what belongs to one community is not found below the address of another", async ({ way, baseURL, db }) => {
  const other = new Way(baseURL, db, await makeCommunity(db));
  const [draft, serial, elsewhere] = [await way.draft(), await way.submitted(), await other.submitted()];
  expect((await get(baseURL, `${other.base}/drafts/${draft}`, await way.session("author"))).status).toBe(404);
  const said = placeIn(await way.send("li", `/proposals/${serial}`, comment("早就该装了。")));
  const parentId = said.split("#comment-")[1] ?? "";
  const reply = await other.send("li", `/proposals/${elsewhere}`, { ...comment("说得对。"), parentId });
  expect(reply.status).toBe(404);
  const path = `${other.base}/proposals/${elsewhere}/comments/${parentId}`;
  expect((await get(baseURL, path)).status).toBe(404);
  const closesAt = shanghaiMinute(new Date(Date.now() + 3_600_000));
  const vote = voteForm({ closesAt, propertyAreaId: way.community.areaId });
  const opened = await other.send("moderator", `/proposals/${await other.deliberating()}/vote`, vote);
  expect(opened.status).toBe(404);
});

test("neighbours see the names people chose, and nothing else of them", async ({ way, baseURL, db }) => {
  const serial = await way.submitted();
  placeIn(await way.send("li", `/proposals/${serial}`, comment("早就该装了。")));
  const { rows } = await db.query(
    `SELECT a."id", "realName", "loginName" FROM "Account" a JOIN "Membership" m ON m."accountId" = a."id"
     WHERE m."communityId" = $1`,
    [way.community.id],
  );
  for (const session of [undefined, await way.session("wang")]) {
    const { text } = await get(baseURL, `${way.base}/proposals/${serial}`, session);
    expect(text).toContain(way.person("li").shownName);
    for (const secret of rows.flatMap(({ id, realName, loginName }) => [id, realName, loginName]))
      expect(text.includes(secret), secret).toBe(false);
  }
});

test("a comment sent after the session has ended is given back, and goes through after signing in", async ({
  way,
  db,
  arrive,
}) => {
  const page = await arrive(way.person("li"));
  await page.goto(`${way.base}/proposals/${await way.submitted()}`);
  await page.getByRole("radio", { name: threads.stances.support }).check();
  await page.getByLabel(threads.body).fill("写了很久的一段话。");
  await endSessions(db, way);
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.sign_in_first);
  await expect(page.getByLabel(threads.body)).toHaveValue("写了很久的一段话。");
  await expect(page.getByRole("radio", { name: threads.stances.support })).toBeChecked();

  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: zh.error.signInInNewTab }).click();
  await signIn(await opened, way.person("li"));
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByRole("article")).toContainText("写了很久的一段话。");
});

test("a proposal sent after the session has ended is given back", async ({ way, db, arrive }) => {
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/proposals/new`);
  await page.getByLabel(zh.proposals.form.title).fill(CONTENT.title);
  await page.getByLabel(zh.proposals.form.category).selectOption(CONTENT.category);
  await page.getByLabel(zh.proposals.form.body).fill(CONTENT.body);
  await endSessions(db, way);
  await page.getByRole("button", { name: zh.proposals.form.toDraft }).click();
  await expect(page.getByText(zh.refusals.sign_in_first)).toBeVisible();
  for (const typed of [CONTENT.title, CONTENT.body])
    await expect(page.getByRole("textbox").filter({ hasText: typed })).toBeVisible();
  await expect(page.getByRole("link", { name: zh.error.signInInNewTab })).toHaveAttribute("target", "_blank");
});

async function endSessions(db: pg.Client, way: Way) {
  await db.query(
    `UPDATE "Session" SET "expiresAt" = now() - interval '1 second'
     WHERE "accountId" IN (SELECT "accountId" FROM "Membership" WHERE "communityId" = $1)`,
    [way.community.id],
  );
}
