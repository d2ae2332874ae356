import { beforeAll, beforeEach, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { proposalFace } from "#app/domain/proposals/queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { LIMITS } from "#app/domain/sanctions/levels.ts";
import { ownLevel } from "#app/domain/sanctions/queries.server.ts";
import { speech } from "../comments/speech.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

const { ahead } = movableClock(freshDatabase());

let hall: Hall;
let serial: string;
let me: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  const [year, number] = (await makeProposal(hall)).split("-").map(Number);
  // Numbers that are taken in turn come before it.
  await prisma.proposal.updateMany({ where: { communityId: "yangguang", year, number }, data: { number: 900 } });
  serial = "2026-0900";
});
beforeEach(async () => {
  me = await makePerson("yangguang", "resident");
});

const say = (who = me, body = "说两句") => commentOnProposal(who, serial, speech(body));
const many = (count: number, work: () => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: count }, () => work()));
const taken = (settled: PromiseSettledResult<unknown>[]) =>
  settled.filter(({ status }) => status === "fulfilled").length;
const outlook = async (who = me) => (await proposalFace(who, serial)).thread.outlook;

test("so many comments an hour are taken, however many come at once; the next when the first is an hour old", async () => {
  const { commentsAnHour } = LIMITS.neighbour;
  for (let at = 0; at < commentsAnHour - 4; at += 1) await say();
  expect(await outlook()).toEqual({ refusal: null, left: null });
  await say();
  expect(await outlook()).toEqual({ refusal: null, left: 3 });
  const rest = await many(8, say);
  expect(taken(rest)).toBe(3);
  const told = { by: "quantity", quantity: "commentsAnHour", most: commentsAnHour, freeAt: expect.any(Date) };
  for (const one of rest.filter(({ status }) => status === "rejected"))
    expect(one).toMatchObject({ reason: { code: "wrote_enough", told } });
  expect(await outlook()).toMatchObject({ refusal: { code: "wrote_enough" } });
  const last = await prisma.comment.findFirstOrThrow({ where: { authorId: me.accountId } });
  await editComment(me, last.id, { body: "改个错字", revision: 1 });
  await ahead(61);
  await say();
});

test("so many proposals a week are submitted; a draft waits", async () => {
  const draft = () =>
    draftProposal(me, { formKey: speech().formKey, title: "装一盏路灯", category: "other", body: "天太黑" });
  const submit = async () => submitProposal(me, { draftId: await draft() });
  for (let at = 0; at < LIMITS.neighbour.proposalsAWeek; at += 1) await submit();
  const waiting = await draft();
  await expect(submitProposal(me, { draftId: waiting })).rejects.toMatchObject({
    ...{ code: "wrote_enough", told: { quantity: "proposalsAWeek" } },
  });
  await say();
  await ahead(7 * 1_440 + 1);
  await submitProposal(me, { draftId: waiting });
});

test("so many flags a day are taken, and one sent again is no other", async () => {
  const stranger = await makePerson("yangguang");
  const ids = [];
  for (let at = 0; at <= LIMITS.newcomer.flagsADay; at += 1) ids.push(await say());
  const flag = (id = "") => flagItem(stranger, id, { ground: "insult", note: "" });
  const settled = [];
  for (const id of ids)
    settled.push(
      await flag(id).then(
        () => "taken",
        ({ code }) => code,
      ),
    );
  expect(settled).toEqual([...ids.slice(1).map(() => "taken"), "wrote_enough"]);
  await flag(ids[0]);
});

test("a comment has so many links and mentions, changed or new", async () => {
  const linked = (count: number) =>
    Array.from({ length: count }, (_, at) => `[看](https://example.org/${at})`).join(" ");
  const id = await say(me, linked(LIMITS.neighbour.links));
  const refusal = { code: "too_many_links", told: { by: "content", most: LIMITS.neighbour.links } };
  await expect(say(me, linked(LIMITS.neighbour.links + 1))).rejects.toMatchObject(refusal);
  const edit = { body: linked(LIMITS.neighbour.links + 1), revision: 1 };
  await expect(editComment(me, id, edit)).rejects.toMatchObject(refusal);
});

test("who serves answers without a limit", async () => {
  expect(taken(await many(LIMITS.neighbour.commentsAnHour + 2, () => say(hall.chair)))).toBe(
    LIMITS.neighbour.commentsAnHour + 2,
  );
});

test("age and standing make the level, and what is taken back does not count", async () => {
  expect(await ownLevel(me)).toMatchObject({ level: "neighbour", reason: "young" });
  expect(await ownLevel(await makePerson("yangguang"))).toMatchObject({ level: "newcomer", home: true });
  expect(await ownLevel({ ...me, accountId: null })).toBeNull();
  const createdAt = new Date(Date.now() - 100 * 86_400_000);
  await prisma.account.update({ where: { id: me.accountId }, data: { createdAt } });
  expect(await ownLevel(me)).toMatchObject({ level: "trusted" });
  const id = await say();
  await flagItem(hall.wang, id, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, id, { ground: "insult", note: "骂人", revision: 1 });
  expect(await ownLevel(me)).toMatchObject({ level: "neighbour", reason: "hidden" });
  await undoJudgment(hall.chair, id);
  expect(await ownLevel(me)).toMatchObject({ level: "trusted" });
});
