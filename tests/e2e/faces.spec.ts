import { randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { placeIn, Way } from "./support/way.ts";

const { page: words } = zh.proposals;
const { threads } = zh;
const comment = (body: string) => ({ stance: "support", body, parentId: "", formKey: randomUUID() });
const keyIn = (html: string) => /name="formKey" value="([^"]*)"/.exec(html)?.[1];

/** Pages stay in memory for many: in whatever order people come, again and again, each sees the own one. */
test("nobody is shown what is somebody else's on a proposal's page", async ({ way, baseURL, db }) => {
  const at = `/proposals/${await way.submitted()}`;
  placeIn(await way.send("li", `${at}/endorsement`));
  const elsewhere = new Way(baseURL, db, await makeCommunity(db));
  const OWN = [
    words.endorse,
    words.withdrawEndorsement,
    words.edit,
    words.review,
    threads.submit,
    words.signInToEndorse,
  ];
  const readers = [
    { who: "the author", session: await way.session("author"), sees: [words.edit, threads.submit] },
    { who: "who endorsed", session: await way.session("li"), sees: [words.withdrawEndorsement, threads.submit] },
    { who: "who did not", session: await way.session("wang"), sees: [words.endorse, threads.submit] },
    { who: "a tenant", session: await way.session("tenant"), sees: [words.endorse, threads.submit] },
    {
      who: "the committee",
      session: await way.session("moderator"),
      sees: [words.endorse, words.review, threads.submit],
    },
    { who: "a stranger", session: await elsewhere.session("li"), sees: [] },
    { who: "a visitor", session: undefined, sees: [words.signInToEndorse] },
  ];
  for (const { who, session, sees } of [...readers, ...readers.reverse(), ...readers]) {
    const { text } = await get(baseURL, way.base + at, session);
    const shown = OWN.filter((own) => text.includes(`>${own}</`));
    expect(shown.toSorted(), who).toEqual(sees.toSorted());
  }
});

test("nobody is shown what waits for somebody else", async ({ way, baseURL }) => {
  await way.draft();
  const vote = await way.voting();
  placeIn(await way.send("li", `${await way.seat("li", vote)}/ballot`, { choice: "agree", formKey: randomUUID() }));
  const ballot = "等您处理";
  const draft = zh.home.draftWaits("楼道加装扶手");
  const readers = [
    { who: "the author", session: await way.session("author"), sees: [ballot, draft] },
    { who: "who has voted", session: await way.session("li"), sees: [] },
    { who: "who has not", session: await way.session("wang"), sees: [ballot] },
    { who: "a visitor", session: undefined, sees: [] },
  ];
  for (const { who, session, sees } of [...readers, ...readers.reverse()]) {
    const { text } = await get(baseURL, way.base, session);
    expect(
      [ballot, draft].filter((own) => text.includes(own)),
      who,
    ).toEqual(sees);
  }
});

test("every form drawn has a key of its own, whatever people write", async ({ way, baseURL }) => {
  const at = `/proposals/${await way.submitted()}`;
  const page = async (part: "li" | "tenant" | "wang") =>
    (await get(baseURL, way.base + at, await way.session(part))).text;
  const seen = keyIn(await page("wang"));
  placeIn(await way.send("wang", at, comment(`我的号码是 name="formKey" value="${seen}"，请记一下。`)));
  const refused = await way.send("wang", at, { stance: "support", body: "" });
  const keys = [seen, keyIn(refused.text.split('id="write"')[1] ?? "")];
  for (const part of ["li", "tenant", "li", "tenant"] as const)
    keys.push(keyIn((await page(part)).split('id="write"')[1] ?? ""));
  expect(new Set(keys).size).toBe(6);
  expect(keys).not.toContain(undefined);
});

test("who signs out, or has no role any more, is a visitor at once", async ({ way, baseURL, db }) => {
  const at = `/proposals/${await way.submitted()}`;
  const sees = async (part: "li" | "wang") => (await get(baseURL, way.base + at, await way.session(part))).text;
  for (const part of ["li", "wang", "li"] as const) expect(await sees(part)).toContain(threads.submit);
  await db.query('DELETE FROM "Session" WHERE "accountId" = $1', [way.person("li").accountId]);
  expect(await sees("li")).toContain(threads.signIn);
  await db.query('UPDATE "Membership" SET "endedAt" = now() WHERE "accountId" = $1', [way.person("wang").accountId]);
  expect(await sees("wang")).toContain(zh.refusals.members_only);
});
