import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentHistory } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { whatNeeds } from "#app/domain/home/queries.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { flagItem, withdrawFlag } from "#app/domain/moderation/flag-item.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { ownMeasures } from "#app/domain/moderation/own-queries.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { speech, threadOn } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let colleague: SignedIn;
let serial: string;
let id: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  colleague = await makePerson("yangguang", "moderator");
});
beforeEach(async () => {
  serial = await makeProposal(hall);
  id = await commentOnProposal(hall.li, serial, speech("物业天天偷懒。"));
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const flag = (actor: SignedIn, ground: Ground = "insult", note = "") => flagItem(actor, id, { ground, note });
const hide = (actor: SignedIn = hall.chair, revision = 1) =>
  hideFlagged(actor, id, { ground: "insult", note: "骂人", revision });
const row = () => prisma.comment.findFirstOrThrow({ where: { id } });
const caseOf = () => prisma.moderationCase.findFirstOrThrow({ where: { commentId: id } });
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });
/** What of it the author's home page tells. */
const told = async () => (await whatNeeds(hall.li))?.toAnswer.filter(({ itemId }) => itemId === id);
const acts = async () =>
  (await prisma.auditEntry.findMany({ where: { subject: `comment:${id}` }, orderBy: { id: "asc" } })).map(
    ({ action, aboutId }) => ({ action, aboutId }),
  );

describe("a flag", () => {
  test("is one a person, for whoever is signed in, and can be taken back", async () => {
    await flag(hall.wang);
    await flag(hall.wang);
    await flag({ ...hall.tenant, roles: new Set() }, "personalData", "写了门牌号");
    await expect(flag(hall.wang, "offTopic")).rejects.toEqual(refused("flagged_already"));
    expect(await caseOf()).toMatchObject({ state: "waiting", flags: 2, urgent: true, revision: 1 });
    expect((await flagPage(hall.wang, id)).flag).toMatchObject({ ground: "insult" });
    await withdrawFlag(hall.tenant, id);
    await withdrawFlag(hall.tenant, id);
    expect(await caseOf()).toMatchObject({ state: "waiting", flags: 1 });
    await withdrawFlag(hall.wang, id);
    expect(await caseOf()).toMatchObject({ state: "kept", flags: 0, revision: 2 });
  });

  test("is not for its author, strangers, other communities, nor on what is gone", async () => {
    await expect(flag(hall.li)).rejects.toEqual(refused("own_item"));
    await expect(flagItem(visitor(), id, { ground: "insult", note: "" })).rejects.toEqual(refused("sign_in_first"));
    await expect(flag(other.wang)).rejects.toEqual(refused("not_found"));
    const own = { communityId: "yangguang", itemId: id, accountId: hall.li.accountId } as const;
    await expect(prisma.flag.create({ data: { ...own, ground: "insult", note: "" } })).rejects.toThrow(/constraint/);
    await removeComment(hall.li, id);
    await expect(flag(hall.wang)).rejects.toEqual(refused("comment_removed"));
  });

  test("is counted right, however many come at once, and one of two judges is told that they are late", async () => {
    const people = [hall.wang, hall.tenant, hall.author];
    await Promise.all(people.flatMap((person) => [flag(person), flag(person)]));
    expect(await caseOf()).toMatchObject({ flags: 3 });
    const judged = await Promise.allSettled([hide(), keepItem(colleague, id, 1)]);
    expect(judged.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(judged.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "case_decided" } });
  });
});

describe("the queue", () => {
  test("is for nobody to judge in who wrote or flagged the comment", async () => {
    const mine = await commentOnProposal(hall.chair, serial, speech("我说的"));
    await flagItem(hall.wang, mine, { ground: "insult", note: "" });
    await expect(keepItem(hall.chair, mine, 1)).rejects.toEqual(refused("own_item"));
    await flag(hall.chair);
    await expect(hide()).rejects.toEqual(refused("own_flag"));
    await expect(hide(hall.wang)).rejects.toEqual(refused("committee_only"));
    await expect(hide(colleague, 2)).rejects.toEqual(refused("case_changed"));
    await keepItem(colleague, id, 1);
    expect(await row()).toMatchObject({ hiddenFor: null });
    expect(await acts()).toEqual([{ action: "moderation.keep", aboutId: hall.li.accountId }]);
  });
});

describe("what is hidden", () => {
  beforeEach(async () => {
    await flag(hall.wang);
    await hide();
  });

  test("shows the ground and nothing it says, keeps its answers, and takes no acts", async () => {
    const [shown] = (await threadOn(hall.wang, serial)).conversations;
    expect(shown).toMatchObject({ id, bodyHtml: "", hiddenFor: "insult" });
    expect(await row()).toMatchObject({ body: "物业天天偷懒。" });
    const refusal = refused("comment_hidden");
    await expect(rateComment(hall.wang, id, "helpful")).rejects.toEqual(refusal);
    await expect(editComment(hall.li, id, { body: "改", revision: 1 })).rejects.toEqual(refusal);
    await expect(removeComment(hall.li, id)).rejects.toEqual(refusal);
    await expect(commentHistory(hall.wang, id)).rejects.toEqual(refusal);
    const answer = { ...speech("回复"), parentId: id };
    await expect(commentOnProposal(hall.wang, serial, answer)).rejects.toEqual(refusal);
    expect(JSON.stringify(await flagPage(hall.tenant, id))).not.toContain("偷懒");
  });

  test("its author sees with the reason, appeals once, and another of the committee decides", async () => {
    const [own] = await ownMeasures(hall.li);
    expect(own).toMatchObject({ itemId: id, ground: "insult", state: "standing" });
    expect(await ownMeasurePage(hall.li, id)).toMatchObject({ measure: { note: "骂人" }, refusal: null });
    await expect(ownMeasurePage(hall.wang, id)).rejects.toEqual(refused("not_found"));
    await expect(appealHiding(hall.wang, id, "不服")).rejects.toEqual(refused("comment_author_only"));
    await appealHiding(hall.li, id, "这是批评");
    await appealHiding(hall.li, id, "这是批评");
    await expect(appealHiding(hall.li, id, "再说一次")).rejects.toEqual(refused("appealed_already"));
    await expect(undoJudgment(colleague, id)).rejects.toEqual(refused("appeal_waiting"));
    expect((await queuePage(colleague, undefined)).appeals.map((appeal) => appeal.id)).toContain(id);

    const reversal = { verdict: "reversed", answer: "是批评，不是辱骂" } as const;
    await expect(decideAppeal(hall.chair, id, reversal)).rejects.toEqual(refused("own_measure"));
    await expect(decideAppeal(hall.wang, id, reversal)).rejects.toEqual(refused("committee_only"));
    expect(await told()).toEqual([]);
    await decideAppeal(colleague, id, reversal);
    expect(await told()).toMatchObject([{ dueAt: null, state: "reversed" }]);
    await expect(decideAppeal(colleague, id, reversal)).rejects.toEqual(refused("case_decided"));
    expect(await row()).toMatchObject({ hiddenFor: null });
    const about = { aboutId: hall.li.accountId };
    expect(await acts()).toEqual([
      { action: "moderation.hide", ...about },
      { action: "appeal.reverse", ...about },
    ]);
    expect(await casePage(colleague, id)).toMatchObject({ measure: { state: "reversed", answer: reversal.answer } });
  });

  test("its appeal is not decided by whoever flagged it, who cannot have it be as if they had not", async () => {
    await undoJudgment(hall.chair, id);
    await flag(colleague, "defamation");
    await hide(hall.chair, (await caseOf()).revision);
    await appealHiding(hall.li, id, "这是批评");
    const verdict = { verdict: "upheld", answer: "骂人" } as const;
    await expect(decideAppeal(colleague, id, verdict)).rejects.toEqual(refused("own_flag"));
    expect((await casePage(colleague, id)).refusals.decide).toBe("own_flag");
    await expect(withdrawFlag(colleague, id)).rejects.toEqual(refused("comment_hidden"));
    await decideAppeal(await makePerson("yangguang", "moderator"), id, verdict);
  });

  test("stays hidden when its appeal is rejected", async () => {
    await appealHiding(hall.li, id, "不服");
    await decideAppeal(colleague, id, { verdict: "upheld", answer: "点名骂人" });
    expect(await told()).toMatchObject([{ state: "upheld" }]);
    expect(await row()).toMatchObject({ hiddenFor: "insult" });
    expect(await ownMeasurePage(hall.li, id)).toMatchObject({ refusal: "appealed_already" });
  });

  test("can be shown again by the committee until it is appealed against, and flagged anew", async () => {
    await undoJudgment(colleague, id);
    await expect(undoJudgment(hall.chair, id)).rejects.toEqual(refused("nothing_to_undo"));
    await expect(appealHiding(hall.li, id, "不服")).rejects.toEqual(refused("nothing_hidden"));
    expect(await row()).toMatchObject({ hiddenFor: null });
    await flag(hall.tenant, "defamation");
    const { state, revision } = await caseOf();
    expect(state).toBe("waiting");
    await hide(colleague, revision);
    expect(await prisma.measure.count({ where: { itemId: id } })).toBe(2);
  });

  test("is judged once, and by no one about themselves, in the database too", async () => {
    const { id: measureId } = await prisma.measure.findFirstOrThrow({ where: { itemId: id } });
    const where = { communityId_id: { communityId: "yangguang", id: measureId } };
    await expect(prisma.measure.delete({ where })).rejects.toThrow(/constraint/);
    await expect(prisma.measure.update({ where, data: { note: "改" } })).rejects.toThrow(/constraint/);
    const again = { communityId: "yangguang", itemId: id, ground: "insult", note: "又", at: new Date() } as const;
    await expect(prisma.measure.create({ data: { ...again, byId: colleague.accountId } })).rejects.toThrow();
    await expect(prisma.measure.create({ data: { ...again, byId: hall.li.accountId } })).rejects.toThrow(/constraint/);
  });

  test("stands in the public log, without a name or a word of it", async () => {
    await appealHiding(hall.li, id, "不服");
    await decideAppeal(colleague, id, { verdict: "reversed", answer: "恢复" });
    const log = await measuresPage(visitor(), undefined);
    expect(log.measures[0]).toMatchObject({ ground: "insult", state: "reversed" });
    expect(log.counts[0]).toMatchObject({ ground: "insult" });
    const said = JSON.stringify(log);
    const private_ = [hall.li.accountId, hall.chair.accountId, id, "物业", "骂人", "不服", "恢复"];
    expect(private_.filter((word) => said.includes(word))).toEqual([]);
    await expect(measuresPage(visitor(), `x~${randomUUID()}`)).resolves.toMatchObject({ first: true });
  });
});
