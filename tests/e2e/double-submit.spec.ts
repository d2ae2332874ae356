import { randomUUID } from "node:crypto";

import { bringForward } from "./support/clock.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Answer } from "./support/http.ts";
import { CONTENT, placeIn } from "./support/way.ts";

/** A button pressed again and again on a slow connection: all of it arrives, at once. */
const TIMES = 6;
const together = (send: () => Promise<Answer>) => Promise.all(Array.from({ length: TIMES }, send));

/** Everybody who pressed is shown the same one thing. */
const samePlace = (answers: Answer[]) => {
  const places = new Set(answers.map(placeIn));
  expect(places.size).toBe(1);
  return [...places][0] ?? "";
};

test("one form is one draft, and one draft one proposal", async ({ way, db }) => {
  const fields = { ...CONTENT, formKey: randomUUID() };
  const draft = samePlace(await together(() => way.send("author", "/proposals/new", fields)));
  const at = draft.slice(way.base.length);
  samePlace(await together(() => way.send("author", `${at}/submission`)));
  const { rows } = await db.query('SELECT "number" FROM "Proposal" WHERE "communityId" = $1', [way.community.id]);
  expect(rows).toEqual([{ number: 1 }]);
});

test("one form is one comment", async ({ way, db }) => {
  const at = `/proposals/${await way.submitted()}`;
  const fields = { stance: "support", body: "早就该装了。", parentId: "", formKey: randomUUID() };
  samePlace(await together(() => way.send("li", at, fields)));
  const { rows } = await db.query('SELECT "body" FROM "Comment" WHERE "communityId" = $1', [way.community.id]);
  expect(rows).toEqual([{ body: fields.body }]);
});

test("one neighbour is one endorsement", async ({ way, db }) => {
  const at = `/proposals/${await way.submitted()}/endorsement`;
  samePlace(await together(() => way.send("li", at)));
  const { rows } = await db.query('SELECT "endorsementCount" FROM "Proposal" WHERE "communityId" = $1', [
    way.community.id,
  ]);
  expect(rows).toEqual([{ endorsementCount: 1 }]);
});

test("one seat is one ballot: the same form gets its receipt again, another is refused", async ({ way, db }) => {
  const serial = await way.voting();
  const seat = await way.seat("li", serial);
  const fields = { choice: "agree", formKey: randomUUID() };
  samePlace(await together(() => way.send("li", `${seat}/ballot`, fields)));
  const others = await together(() => way.send("li", `${seat}/ballot`, { choice: "against", formKey: randomUUID() }));
  for (const { status, headers } of others) expect(headers.location ?? status).toMatch(/receipt$|409/);
  const { rows } = await db.query('SELECT "choice" FROM "Ballot" WHERE "communityId" = $1', [way.community.id]);
  expect(rows).toEqual([{ choice: "agree" }]);
});

test("one form is one outcome", async ({ way, db }) => {
  const serial = await way.voting();
  await bringForward(db, { communityId: way.community.id, serial }, "deadline");
  const fields = {
    ...{ title: "表决结果", body: "参与不足。", effectiveOn: "2027-01-01", noticeDays: "15", formKey: randomUUID() },
  };
  samePlace(await together(() => way.send("chair", `/votes/${serial}/outcome`, fields)));
  const { rows } = await db.query('SELECT "number" FROM "Outcome" WHERE "communityId" = $1', [way.community.id]);
  expect(rows).toEqual([{ number: 1 }]);
});
