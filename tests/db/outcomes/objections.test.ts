import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { catchUpOutcomes } from "#app/domain/outcomes/catch-up-outcomes.server.ts";
import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { objectionPage, objectionsToAnswer, waitingObjections } from "#app/domain/outcomes/objection-queries.server.ts";
import { settleOutcome } from "#app/domain/outcomes/settle-outcome.server.ts";
import { answerObjection } from "#app/domain/vote-acts/answer-objection.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { actPage } from "#app/domain/vote-acts/queries.server.ts";
import { votePage, votesPage } from "#app/domain/votes/queries.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";
import { outcomeOf, published } from "./notice.ts";

freshDatabase();

const communityId = "yangguang";

let hall: Hall;
let publisher: SignedIn;
let moderator: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  publisher = await makePerson(communityId, "moderator");
  moderator = await makePerson(communityId, "moderator");
});

const rowOf = (serial: string) => {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  return prisma.outcome.findUniqueOrThrow({
    where: { communityId_year_number: { communityId, year, number } },
    select: {
      ...{ id: true, standing: true, settledAt: true, noticeEndsAt: true },
      ...{ voteId: true, proposal: { select: { state: true } } },
    },
  });
};

const keyOfOutcome = async (serial: string) => ({ communityId, outcomeId: (await rowOf(serial)).id });

/** Moves the end of its notice to a minute ago. */
async function letNoticePass(serial: string) {
  const { id } = await rowOf(serial);
  await unguarded(
    (tx) => tx.$executeRaw`UPDATE "Outcome" SET "noticeEndsAt" = now() - interval '1 minute' WHERE "id" = ${id}::uuid`,
  );
}

async function kindsIn(serial: string) {
  const { voteId } = await rowOf(serial);
  const rows = await prisma.ledgerEntry.findMany({ where: { voteId }, orderBy: { n: "asc" }, select: { line: true } });
  return rows.map(({ line }) => JSON.parse(line).kind);
}

const object = (who: SignedIn, serial: string, text = "票数和张贴的不一样。") =>
  fileObjection(who, serial, { text, formKey: randomUUID() });
const reject = (who: SignedIn, serial: string, id: string) =>
  answerObjection(who, serial, id, { verdict: "rejected", answer: "已当面核对，票数无误。", formKey: randomUUID() });
const uphold = async (who: SignedIn, serial: string, id: string) => {
  const proposed = await answerObjection(who, serial, id, {
    ...{ verdict: "upheld", answer: "有两张票重复登记。", formKey: randomUUID() },
  } as const);
  return proposed ?? expect.fail("upheld by one");
};
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("an outcome", () => {
  test("is final when its notice is over, once, and its matter goes on", async () => {
    const serial = await published(hall, publisher);
    const key = await keyOfOutcome(serial);
    const waiting = await prisma.$queryRaw`
      SELECT start_after AS "at" FROM pgboss.job WHERE name = 'outcome.settle' AND data ->> 'outcomeId' = ${key.outcomeId}`;
    expect(waiting).toEqual([{ at: (await rowOf(serial)).noticeEndsAt }]);
    await settleOutcome(key);
    expect(await rowOf(serial)).toMatchObject({ standing: "notice", proposal: { state: "resultNotice" } });
    await letNoticePass(serial);
    await Promise.all([settleOutcome(key), settleOutcome(key), catchUpOutcomes()]);
    expect(await rowOf(serial)).toMatchObject({ standing: "final", settledAt: expect.any(Date) });
    expect((await kindsIn(serial)).slice(-2)).toEqual(["publication", "final"]);
    expect(["effective", "failed"]).toContain((await rowOf(serial)).proposal.state);
  });

  test.each([
    ["before its notice is over", `"standing" = 'final', "settledAt" = now()`],
    ["without two people", `"standing" = 'annulled', "settledAt" = now()`],
    ["with another text", `"body" = '不照办。'`],
  ])("is not settled by the database %s", async (_, change) => {
    const { id } = await rowOf(await published(hall, publisher));
    await expect(prisma.$executeRawUnsafe(`UPDATE "Outcome" SET ${change} WHERE "id" = '${id}'`)).rejects.toThrow(
      /stays as it was published/,
    );
    await expect(prisma.$executeRawUnsafe(`DELETE FROM "Outcome" WHERE "id" = '${id}'`)).rejects.toThrow(
      /violates|stays/,
    );
  });
});

describe("an objection", () => {
  test("is one a form, one at a time, and three at most", async () => {
    const serial = await published(hall, publisher);
    const form = { text: "名册上少了我家。", formKey: randomUUID() };
    const [id, ...same] = await Promise.all([1, 2, 3].map(() => fileObjection(hall.li, serial, form)));
    expect(new Set(same)).toEqual(new Set([id]));
    await expect(object(hall.li, serial)).rejects.toEqual(refusedWith("objection_waiting"));
    expect(await actsIn(() => reject(moderator, serial, id ?? ""))).toEqual(["objection.reject"]);
    for (const _ of [2, 3]) await reject(moderator, serial, await object(hall.li, serial));
    await expect(object(hall.li, serial)).rejects.toEqual(refusedWith("objected_enough"));
  });

  test("is taken from members while the notice runs", async () => {
    const serial = await published(hall, publisher);
    const stranger = { ...hall.li, roles: new Set<never>() };
    await expect(object(stranger, serial)).rejects.toEqual(refusedWith("members_only"));
    await letNoticePass(serial);
    await expect(object(hall.li, serial)).rejects.toEqual(refusedWith("notice_over"));
    await expect(object(hall.li, "2026-9999")).rejects.toEqual(refusedWith("not_found"));
  });

  test("is seen by its author, the committee and its supervisors, and by everybody once it is answered", async () => {
    const serial = await published(hall, publisher);
    const id = await object(hall.li, serial);
    const visitor = { communityId, accountId: null, roles: new Set<never>() };
    for (const who of [hall.li, moderator, hall.chair]) {
      expect((await objectionPage(who, serial, id)).objection).toMatchObject({ text: "票数和张贴的不一样。" });
    }
    for (const who of [visitor, hall.author]) {
      await expect(objectionPage(who, serial, id)).rejects.toEqual(refusedWith("not_found"));
    }
    expect(await outcomeOf(hall.author, serial)).toMatchObject({ objections: [], waitingObjections: 1 });
    await reject(moderator, serial, id);
    expect((await objectionPage(visitor, serial, id)).objection).toMatchObject({ answer: "已当面核对，票数无误。" });
    expect(await outcomeOf(visitor, serial)).toMatchObject({
      objections: [{ id, verdict: "rejected", filedAt: expect.any(Date) }],
      waitingObjections: 0,
    });
  });

  test("has to be answered in five days, and the most urgent come first", async () => {
    const serial = await published(hall, publisher);
    const id = await object(hall.li, serial);
    const { answerDueAt } = (await objectionPage(hall.li, serial, id)).objection;
    expect(answerDueAt.getTime() - Date.now()).toBeGreaterThan(5 * 86_400_000);
    expect(answerDueAt.getTime() - Date.now()).toBeLessThan(16 * 86_400_000);
    expect((await waitingObjections(moderator)).at(-1)).toMatchObject({ id, isLate: false });
    expect((await waitingObjections(moderator, answerDueAt)).at(-1)).toMatchObject({ isLate: false });
    expect((await waitingObjections(moderator, new Date(answerDueAt.getTime() + 1))).at(-1)).toMatchObject({
      isLate: true,
    });
    expect(await objectionsToAnswer(moderator)).toBeGreaterThan(0);
    await expect(waitingObjections(hall.li)).rejects.toEqual(refusedWith("committee_only"));
  });

  test("is not cleared by who made it, published the outcome or proposed the matter, and is answered once", async () => {
    const serial = await published(hall, publisher);
    const own = await object(moderator, serial, "我自己也有疑问。");
    await expect(reject(moderator, serial, own)).rejects.toEqual(refusedWith("own_item"));
    await expect(reject(publisher, serial, own)).rejects.toEqual(refusedWith("own_publication"));
    const author = { ...hall.author, roles: new Set(["moderator"] as const) };
    await expect(reject(author, serial, own)).rejects.toEqual(refusedWith("own_proposal"));
    await expect(reject(hall.li, serial, own)).rejects.toEqual(refusedWith("committee_only"));
    await reject(hall.chair, serial, own);
    await reject(hall.chair, serial, own);
    const another = await makePerson(communityId, "moderator");
    await expect(reject(another, serial, own)).rejects.toEqual(refusedWith("already_answered"));
    await expect(prisma.$executeRaw`UPDATE "Objection" SET "answer" = '改' WHERE "id" = ${own}::uuid`).rejects.toThrow(
      /answered once/,
    );
  });

  test("that waits keeps the outcome from being final, and the last answer makes it so", async () => {
    const serial = await published(hall, publisher);
    const ids = [await object(hall.li, serial), await object(hall.author, serial)] as const;
    await letNoticePass(serial);
    await catchUpOutcomes();
    await catchUpOutcomes();
    expect(await rowOf(serial)).toMatchObject({ standing: "notice", proposal: { state: "objectionReview" } });
    await reject(moderator, serial, ids[0]);
    expect(await rowOf(serial)).toMatchObject({ standing: "notice" });
    await reject(moderator, serial, ids[1]);
    expect(await rowOf(serial)).toMatchObject({ standing: "final" });
    expect((await kindsIn(serial)).filter((kind) => kind === "final")).toHaveLength(1);
  });

  test("that is upheld takes the outcome back, when a second person approves", async () => {
    const serial = await published(hall, publisher);
    const id = await object(hall.li, serial);
    const { act, vote } = await uphold(publisher, serial, id);
    await expect(uphold(moderator, serial, id)).rejects.toEqual(refusedWith("act_waiting"));
    expect(await actPage(hall.chair, vote, act)).toMatchObject({
      contested: { id, text: "票数和张贴的不一样。", outcome: { serial } },
      refusals: { approve: null },
    });
    await expect(approveAct(publisher, vote, act)).rejects.toEqual(refusedWith("second_person"));
    await expect(approveAct(moderator, vote, act)).rejects.toEqual(refusedWith("chair_needed"));
    await letNoticePass(serial);
    await catchUpOutcomes();
    expect(await rowOf(serial)).toMatchObject({ standing: "notice", proposal: { state: "objectionReview" } });
    const annul = () => Promise.all([1, 2].map(() => approveAct(hall.chair, vote, act)));
    expect((await actsIn(annul)).sort()).toEqual(["act.approve", "outcome.annul"]);
    expect(await rowOf(serial)).toMatchObject({ standing: "annulled", proposal: { state: "deliberating" } });
    expect((await kindsIn(serial)).slice(-2)).toEqual(["publication", "annulment"]);
    expect(await votePage(hall.li, vote)).toMatchObject({ annulled: true, outcomeSerial: serial });
    const { votes } = await votesPage(hall.li, {});
    expect(votes.find((one) => one.serial === vote)).toMatchObject({ annulled: true });
    expect(votes.filter(({ annulled }) => annulled)).toHaveLength(1);
    expect(await outcomeOf(hall.li, serial)).toMatchObject({
      standing: "annulled",
      objections: [{ id, verdict: "upheld", answer: "有两张票重复登记。" }],
    });
    await catchUpOutcomes();
    expect(await rowOf(serial)).toMatchObject({ standing: "annulled" });
  });

  test("to what was annulled for another one is found to hold or not by one person, and nothing more follows", async () => {
    const serial = await published(hall, publisher);
    const [first, second, third] = [
      await object(hall.li, serial),
      await object(hall.wang, serial, "我也数过。"),
      await object(hall.tenant, serial, "没有通知我。"),
    ];
    const { act, vote } = await uphold(publisher, serial, first);
    await approveAct(hall.chair, vote, act);
    const also = { verdict: "upheld", answer: "同一处错误。", formKey: randomUUID() } as const;
    expect(await answerObjection(moderator, serial, second, also)).toBeNull();
    expect(await answerObjection(moderator, serial, second, also)).toBeNull();
    await expect(reject(hall.chair, serial, second)).rejects.toEqual(refusedWith("already_answered"));
    await reject(moderator, serial, third);
    const { objections } = await outcomeOf(hall.li, serial);
    expect(objections.map(({ verdict }) => verdict)).toEqual(["upheld", "upheld", "rejected"]);
    expect((await kindsIn(serial)).filter((kind) => kind === "annulment")).toHaveLength(1);
    const audit = await prisma.auditEntry.findFirst({ where: { action: "objection.uphold" } });
    expect(audit).toMatchObject({ actorId: moderator.accountId, aboutId: hall.wang.accountId });
  });

  test("is not upheld in the database by one person while its outcome stands", async () => {
    const id = await object(hall.li, await published(hall, publisher));
    await expect(
      prisma.$executeRaw`UPDATE "Objection" SET "verdict" = 'upheld', "answer" = '有理', "answeredAt" = now(),
        "answeredById" = ${moderator.accountId}::uuid WHERE "id" = ${id}::uuid`,
    ).rejects.toThrow(/upholding by one person/);
  });

  test("is not upheld by whoever made it, nor when the outcome is final", async () => {
    const serial = await published(hall, publisher);
    const own = await object(hall.chair, serial);
    const { act, vote } = await uphold(moderator, serial, own);
    await expect(approveAct(hall.chair, vote, act)).rejects.toEqual(refusedWith("own_item"));
    const settled = await published(hall, publisher);
    const key = await keyOfOutcome(settled);
    await letNoticePass(settled);
    await settleOutcome(key);
    const late = {
      communityId,
      outcomeId: key.outcomeId,
      objectorId: hall.li.accountId,
      text: "晚了",
      formKey: randomUUID(),
    };
    const { id } = await prisma.objection.create({ data: { ...late, filedAt: new Date(), answerDueAt: new Date() } });
    await expect(uphold(moderator, settled, id)).rejects.toEqual(refusedWith("outcome_settled"));
  });
});
