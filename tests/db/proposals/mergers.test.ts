import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import { whatNeeds } from "#app/domain/home/queries.server.ts";
import { answerMerger } from "#app/domain/proposals/answer-merger.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { endorseProposal, withdrawEndorsement } from "#app/domain/proposals/endorse-proposal.server.ts";
import { mergersObjectedTo, waitingCounts } from "#app/domain/proposals/list-queries.server.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import { mergerPage, ownMergers } from "#app/domain/proposals/merger-queries.server.ts";
import { objectToMerger } from "#app/domain/proposals/object-to-merger.server.ts";
import { proposalFace, proposalFacts, proposalPage, withdrawalPage } from "#app/domain/proposals/queries.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { undoMerger } from "#app/domain/proposals/undo-merger.server.ts";
import { withdrawProposal } from "#app/domain/proposals/withdraw-proposal.server.ts";
import { putToVote } from "#app/domain/vote-plans/put-to-vote.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { aWeekLater } from "../support/week.ts";
import { type Hall, inDays, makeHall, makePerson, opening, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let moderator: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  moderator = hall.colleague;
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const proposal = async (author: SignedIn = hall.author, title = "楼道加装扶手") => {
  const text = { title, category: "eldercare" as const, body: "每层加装扶手，方便老人。" };
  await aWeekLater(author);
  return submitProposal(author, { draftId: await draftProposal(author, { ...text, formKey: randomUUID() }) });
};
const deliberating = async () => {
  const serial = await proposal();
  await prisma.proposal.updateMany({ where: numberOf(serial), data: { state: "deliberating" } });
  return serial;
};
const merge = (serial: string, into: string, who = moderator) =>
  mergeProposal(who, serial, { into, reason: "同一件事" });
const undo = (serial: string, who = moderator) => undoMerger(who, serial, "不是一回事");
const facts = (serial: string) => proposalFacts(hall.li, serial);
const countOf = async (serial: string) => (await facts(serial)).endorsementCount;
const numberOf = (serial: string) => {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  return { communityId: "yangguang", year, number };
};

describe("a merger", () => {
  test("unites the supporters, once each, and tells where it went", async () => {
    const [one, two] = [await proposal(), await proposal(hall.wang)];
    for (const who of [hall.li, hall.tenant, hall.wang]) await endorseProposal(who, one);
    for (const who of [hall.li, hall.author]) await endorseProposal(who, two);
    expect(await mergerPage(moderator, one, two)).toMatchObject({ together: 3, refusal: null });
    await merge(one, two);
    // Li once; the tenant; the author of the one; not Wang, whose own the other is.
    expect(await countOf(two)).toBe(3);
    expect(await facts(one)).toMatchObject({
      state: "merged",
      merger: { target: { serial: two }, root: null, reason: "同一件事", refusals: { undo: "committee_only" } },
      ...{ refusals: { endorse: "endorsing_closed" }, rights: { refusal: "discussion_moved" } },
    });
    expect((await facts(one)).moves.at(-1)).toMatchObject({ from: "endorsing", to: "merged", reason: "同一件事" });
    expect((await facts(two)).merged).toEqual([{ serial: one, title: "楼道加装扶手" }]);
    expect(await proposalFace(hall.tenant, two)).toMatchObject({ isAuthor: false, endorsed: true });
    const audit = await prisma.auditEntry.findFirst({
      where: { subject: `proposal:${one}`, action: "proposal.merge" },
    });
    expect(audit).toMatchObject({
      actorId: moderator.accountId,
      detail: { into: two },
      personal: { reason: "同一件事" },
    });
  });

  test("lets nobody count twice, and whoever takes their endorsement back not at all", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await endorseProposal(hall.li, one);
    await merge(one, two);
    await Promise.all([endorseProposal(hall.li, two), endorseProposal(hall.li, two), endorseProposal(hall.wang, two)]);
    expect(await countOf(two)).toBe(2);
    await withdrawEndorsement(hall.li, two);
    await withdrawEndorsement(hall.li, two);
    expect(await countOf(two)).toBe(1);
  });

  test("leaves what was said where it was said, to be read", async () => {
    const [one, two] = [await proposal(), await proposal()];
    const say = { stance: "support" as const, body: "早就该装了。", formKey: randomUUID() };
    await commentOnProposal(hall.li, one, say);
    await merge(one, two);
    const { thread } = await proposalPage(
      hall.li,
      { isAuthor: false, endorsed: false, thread: NOBODYS },
      one,
      ThreadView.parse({}),
    );
    expect(thread.conversations).toHaveLength(1);
    await expect(commentOnProposal(hall.li, one, { ...say, formKey: randomUUID() })).rejects.toEqual(
      refusedWith("discussion_moved"),
    );
  });

  test("is done once, however often and by however many at once", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await Promise.all([merge(one, two), merge(one, two)]);
    await expect(merge(one, two, hall.chair)).rejects.toEqual(refusedWith("proposal_state"));
    const { merger, state } = await facts(one);
    expect([state, merger?.target.serial]).toEqual(["merged", two]);
    expect((await facts(one)).moves.filter(({ to }) => to === "merged")).toHaveLength(1);
  });

  test("goes one way when two moderators merge two proposals into each other", async () => {
    const [one, two] = [await proposal(), await proposal()];
    const done = await Promise.allSettled([merge(one, two), merge(two, one, hall.chair)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(done.find((each) => each.status === "rejected")).toMatchObject({ reason: { code: "merger_closed" } });
    expect([(await facts(one)).state, (await facts(two)).state].sort()).toEqual(["endorsing", "merged"]);
  });

  test("is refused to whoever wrote one of them, across communities, and once a vote was announced", async () => {
    const [one, two] = [await proposal(), await proposal(hall.chair)];
    await expect(merge(one, two, hall.chair)).rejects.toEqual(refusedWith("own_proposal"));
    await expect(merge(two, one, hall.chair)).rejects.toEqual(refusedWith("own_proposal"));
    const theirs = await proposal(other.author);
    await expect(merge(one, two, other.chair)).rejects.toEqual(refusedWith("not_found"));
    await expect(merge(theirs, two, other.chair)).rejects.toEqual(refusedWith("not_found"));
    await expect(merge(one, two, { ...moderator, roles: new Set() })).rejects.toEqual(refusedWith("committee_only"));

    const inVote = await deliberating();
    await putToVote(hall.chair, inVote, opening());
    await expect(merge(inVote, one)).rejects.toEqual(refusedWith("proposal_state"));
    // The other way it may still bring its supporters along.
    await merge(one, inVote);
    expect(await facts(one)).toMatchObject({ state: "merged" });
  });

  test("waits while a vote on it waits for a second person", async () => {
    const [planned, two] = [await deliberating(), await proposal()];
    const owners = { track: "ownerOrdinary" as const, propertyAreaId: hall.areaId };
    await putToVote(moderator, planned, opening({ ...owners, opensAt: inDays(30), closesAt: inDays(44) }));
    await expect(merge(planned, two)).rejects.toEqual(refusedWith("plan_waiting"));
  });

  test("is refused by the database to its author, and never leads in a circle", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await merge(one, two);
    const idOf = async (serial: string) => (await prisma.proposal.findFirstOrThrow({ where: numberOf(serial) })).id;
    const [first, second] = [await idOf(one), await idOf(two)];
    const insert = (mergedById: string) => prisma.$executeRaw`
      INSERT INTO "ProposalMerger" ("communityId", "id", "sourceId", "targetId", "from", "reason", "mergedById", "mergedAt", "objectUntil")
      VALUES ('yangguang', ${randomUUID()}::uuid, ${second}::uuid, ${first}::uuid, 'endorsing', 'x', ${mergedById}::uuid, now(), now())`;
    await expect(insert(moderator.accountId)).rejects.toThrow("merging into what is merged");
    await expect(insert(hall.author.accountId)).rejects.toThrow("merging by the author");
    const update = prisma.$executeRaw`UPDATE "ProposalMerger" SET "reason" = 'y' WHERE "sourceId" = ${first}::uuid`;
    await expect(update).rejects.toThrow("another story");
    const remove = prisma.$executeRaw`DELETE FROM "ProposalMerger" WHERE "sourceId" = ${first}::uuid`;
    await expect(remove).rejects.toThrow("DELETE");
  });

  test("is what is shown to whoever writes the same again", async () => {
    const title = "中庭喷水池改成沙坑";
    const [one, two] = [await proposal(hall.author, title), await proposal(hall.author, `${title}，给孩子玩`)];
    await merge(one, two);
    const found = await similarProposals("yangguang", title, { limit: 5 });
    expect(found.map(({ serial }) => serial)).toEqual([two]);
  });
});

describe("a chain of mergers", () => {
  test("counts at its end, and comes apart at any link", async () => {
    const [a, b, c] = [await proposal(), await proposal(), await proposal()];
    await endorseProposal(hall.li, a);
    await endorseProposal(hall.wang, b);
    await endorseProposal(hall.li, c);
    await merge(a, b);
    expect(await countOf(b)).toBe(2);
    await merge(b, c);
    expect(await countOf(c)).toBe(2);
    expect((await facts(c)).merged.map(({ serial }) => serial)).toEqual([a, b]);
    expect((await facts(a)).merger).toMatchObject({ target: { serial: b }, root: { serial: c } });
    await expect(merge(c, a)).rejects.toEqual(refusedWith("merger_closed"));

    await undo(a);
    expect([await countOf(a), await countOf(c)]).toEqual([1, 2]);
    await merge(c, a);
    expect(await countOf(a)).toBe(2);
    await undo(c);
    await undo(b);
    expect([await countOf(a), await countOf(b), await countOf(c)]).toEqual([1, 1, 1]);
  });

  test("takes along what was merged into a link that is undone", async () => {
    const [a, b, c] = [await proposal(), await proposal(), await proposal()];
    await endorseProposal(hall.li, a);
    await merge(a, b);
    await merge(b, c);
    await undo(b);
    expect([await countOf(b), await countOf(c)]).toEqual([1, 0]);
    expect((await facts(a)).merger).toMatchObject({ target: { serial: b }, root: null });
  });
});

describe("undoing a merger", () => {
  test("goes back to the state and the endorsements from before; what came since stays where it came", async () => {
    const [one, two] = [await deliberating(), await proposal()];
    await endorseProposal(hall.li, one);
    await merge(one, two);
    await endorseProposal(hall.wang, two);
    await undo(one, hall.chair);
    expect(await facts(one)).toMatchObject({ state: "deliberating", endorsementCount: 1, merger: null });
    expect(await facts(two)).toMatchObject({ endorsementCount: 1, merged: [] });
    expect((await facts(one)).moves.at(-1)).toMatchObject({ from: "merged", to: "deliberating", reason: "不是一回事" });
    expect(await proposalFace(hall.li, two)).toMatchObject({ endorsed: false });
    await expect(undo(one)).rejects.toEqual(refusedWith("proposal_state"));
    await merge(one, two, hall.chair);
    expect(await countOf(two)).toBe(2);
  });

  test("comes of itself when the author of what it went into takes that back: others' matters go on", async () => {
    const [zero, one, three, two] = [await proposal(), await proposal(), await proposal(), await proposal(hall.wang)];
    await endorseProposal(hall.li, zero);
    await endorseProposal(hall.tenant, one);
    await endorseProposal(hall.li, two);
    await merge(zero, one);
    await merge(one, two);
    await merge(three, two);
    await objectToMerger(hall.author, three, "不是一回事");
    expect(await withdrawalPage(hall.wang, two)).toMatchObject({
      merged: [zero, one, three].map((serial) => ({ serial })),
    });
    await withdrawProposal(hall.wang, two, "我家装好了");
    expect(await facts(two)).toMatchObject({ state: "withdrawn", endorsementCount: 1, merged: [] });
    expect(await facts(one)).toMatchObject({ state: "endorsing", endorsementCount: 2, merger: null });
    expect((await facts(one)).merged).toMatchObject([{ serial: zero }]);
    expect((await facts(zero)).merger).toMatchObject({ target: { serial: one }, root: null });
    expect((await facts(three)).moves.at(-1)).toMatchObject({ from: "merged", to: "endorsing", reason: "我家装好了" });
    expect((await waitingCounts("yangguang")).mergers).toBe(0);
    await merge(one, three);
    expect(await countOf(three)).toBe(2);
  });

  test("comes out the same when it is taken back while others merge into it, object and undo", async () => {
    const [one, three, four, two] = [await proposal(), await proposal(), await proposal(), await proposal(hall.wang)];
    await endorseProposal(hall.li, one);
    await merge(one, two);
    await merge(three, two);
    await Promise.allSettled([
      withdrawProposal(hall.wang, two, "我家装好了"),
      undo(one),
      objectToMerger(hall.author, three, "不是一回事"),
      merge(four, two),
      endorseProposal(hall.tenant, two),
    ]);
    const all = await Promise.all([one, three, four].map(facts));
    expect(all.map(({ state, merger }) => [state, merger])).toEqual(all.map(() => ["endorsing", null]));
    expect(all.map(({ endorsementCount }) => endorsementCount)).toEqual([1, 0, 0]);
    expect(await facts(two)).toMatchObject({ state: "withdrawn", merged: [] });
    expect((await facts(one)).moves.filter(({ from }) => from === "merged")).toHaveLength(1);
  });

  test("is done by one of two at once", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await merge(one, two);
    const done = await Promise.allSettled([undo(one), undo(one, hall.chair)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await facts(one)).moves.filter(({ from }) => from === "merged")).toHaveLength(1);
  });
});

describe("whatever is endorsed, taken back, merged and undone in whatever order", () => {
  const SERIALS = [0, 1, 2];
  const at = fc.constantFrom(...SERIALS);
  const step = fc.oneof(
    fc.record({ do: fc.constant("endorse" as const), at, who: fc.nat(3) }),
    fc.record({ do: fc.constant("withdraw" as const), at, who: fc.nat(3) }),
    fc.record({ do: fc.constant("merge" as const), at, into: at }),
    fc.record({ do: fc.constant("undo" as const), at }),
  );

  test("everybody counts once where what they endorsed stands, and apart again all is as if nothing had been merged", async () => {
    const people = [hall.li, hall.wang, hall.tenant, await makePerson("yangguang", "resident")];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        // Each of the first three wrote one of the proposals: their own are not theirs to endorse.
        const serials = await Promise.all(SERIALS.map((no) => proposal(people[no])));
        const serial = (no: number) => serials[no] ?? "";
        const given = SERIALS.map(() => new Set<number>());
        const into: (number | null)[] = SERIALS.map(() => null);
        const rootOf = (no: number): number => {
          const next = into[no] ?? null;
          return next === null ? no : rootOf(next);
        };
        const standing = (no: number) => SERIALS.filter((one) => rootOf(one) === no);
        const supporters = (no: number) =>
          new Set(
            standing(no)
              .flatMap((one) => [...(given[one] ?? [])])
              .filter((who) => who !== no),
          );

        for (const one of steps) {
          const { at: no } = one;
          const isMerged = (into[no] ?? null) !== null;
          if (one.do === "merge") {
            const fits = !isMerged && no !== one.into && (into[one.into] ?? null) === null;
            await merge(serial(no), serial(one.into)).then(
              () => expect(fits || into[no] === one.into).toBe(true),
              () => expect(fits).toBe(false),
            );
            if (fits) into[no] = one.into;
          } else if (one.do === "undo") {
            await undo(serial(no)).catch(() => expect(isMerged).toBe(false));
            into[no] = null;
          } else if (one.who !== no && !isMerged) {
            const person = people[one.who] ?? hall.li;
            if (one.do === "endorse") {
              await endorseProposal(person, serial(no));
              if (!standing(no).some((each) => given[each]?.has(one.who))) given[no]?.add(one.who);
            } else {
              await withdrawEndorsement(person, serial(no));
              for (const each of standing(no)) given[each]?.delete(one.who);
            }
          }
          const roots = SERIALS.filter((each) => rootOf(each) === each);
          const counted = await Promise.all(roots.map((each) => countOf(serial(each))));
          expect(counted).toEqual(roots.map((each) => supporters(each).size));
        }

        for (const no of SERIALS) if (into[no] !== null) await undo(serial(no));
        const apart = await Promise.all(serials.map(facts));
        expect(apart.map(({ state }) => state)).toEqual(SERIALS.map(() => "endorsing"));
        expect(apart.map(({ endorsementCount }) => endorsementCount)).toEqual(given.map(({ size }) => size));
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe("the author of a merged proposal", () => {
  test("is told, and objects once and in time; until it is answered others see only that they did", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await merge(one, two);
    expect((await ownMergers(hall.author))[0]).toMatchObject({ source: { serial: one }, target: { serial: two } });
    const told = async (who: SignedIn) =>
      (await whatNeeds(who))?.proposals.some(({ serial, objectUntil }) => serial === one && objectUntil !== null);
    expect([await told(hall.author), await told(hall.li), await told(hall.chair)]).toEqual([true, false, false]);
    const text = "一个在楼道，一个在车库";
    await expect(objectToMerger(hall.li, one, text)).rejects.toEqual(refusedWith("author_only"));
    await objectToMerger(hall.author, one, text);
    await objectToMerger(hall.author, one, text);
    expect(await told(hall.author)).toBe(false);
    await expect(objectToMerger(hall.author, one, "还有一点")).rejects.toEqual(refusedWith("merger_objected"));
    expect((await ownMergers(hall.author))[0]).toMatchObject({ waits: true });
    expect((await facts(one)).merger).toMatchObject({ waits: true, objection: null });
    expect((await proposalFacts(hall.chair, one)).merger).toMatchObject({ objection: text });
    expect((await waitingCounts("yangguang")).mergers).toBe(1);
    expect(await mergersObjectedTo("yangguang")).toMatchObject([{ serial: one }]);

    const keep = { verdict: "keep" as const, reason: "都在楼道里" };
    await expect(answerMerger(moderator, one, keep)).rejects.toEqual(refusedWith("own_merger"));
    expect(await actsIn(() => answerMerger(hall.chair, one, keep))).toEqual(["proposal.keepMerged"]);
    await expect(answerMerger(hall.chair, one, keep)).rejects.toEqual(refusedWith("already_answered"));
    expect((await facts(one)).merger).toMatchObject({ waits: false, objection: text, answer: "都在楼道里" });
    expect((await waitingCounts("yangguang")).mergers).toBe(0);
  });

  test("is told, too, whose proposal it went into, and has nothing to object to there", async () => {
    const [one, two] = [await proposal(), await proposal(hall.wang)];
    await merge(one, two);
    const [told] = await ownMergers(hall.wang);
    expect(told).toMatchObject({ isOwn: false, mayObject: false, source: { serial: one }, target: { serial: two } });
    expect((await ownMergers(hall.author))[0]).toMatchObject({ isOwn: true, source: { serial: one } });
    await undo(one);
    expect(await ownMergers(hall.wang)).not.toContainEqual(expect.objectContaining({ id: told?.id }));
  });

  test("is not answered by whoever wrote the proposal that it came to stand in later", async () => {
    const [one, two, three] = [await proposal(), await proposal(hall.li), await proposal(hall.chair)];
    await merge(one, two);
    await objectToMerger(hall.author, one, "不是一回事");
    await merge(two, three);
    const keep = { verdict: "keep" as const, reason: "都在楼道里" };
    await expect(answerMerger(hall.chair, one, keep)).rejects.toEqual(refusedWith("own_proposal"));
    await expect(undo(one, hall.chair)).rejects.toEqual(refusedWith("own_proposal"));
    const { merger } = await proposalFacts(hall.chair, one);
    expect(merger?.refusals).toEqual({ undo: "own_proposal", keep: "own_proposal" });
    await undo(one);
  });

  test("has seven days", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await merge(one, two);
    const { objectUntil, mergedAt } = (await facts(one)).merger ?? { objectUntil: new Date(0), mergedAt: new Date(0) };
    expect(objectUntil.getTime() - mergedAt.getTime()).toBeGreaterThanOrEqual(7 * 86_400_000);
    const mayObject = async (now: Date) => (await ownMergers(hall.author, now))[0]?.mayObject;
    expect([await mayObject(mergedAt), await mayObject(objectUntil)]).toEqual([true, false]);
    const offered = async (now: Date) => (await proposalFacts(hall.author, one, now)).merger?.mayObject;
    expect([await offered(mergedAt), await offered(objectUntil)]).toEqual([true, false]);
    await undo(one);
    await expect(objectToMerger(hall.author, one, "晚了")).rejects.toEqual(refusedWith("proposal_state"));
  });

  test("gets it back when the objection is right, from whoever merged it, too", async () => {
    const [one, two] = [await proposal(), await proposal()];
    await merge(one, two);
    await objectToMerger(hall.author, one, "不是一回事");
    expect(await actsIn(() => answerMerger(moderator, one, { verdict: "undo", reason: "您说得对" }))).toEqual([
      "proposal.unmerge",
    ]);
    expect(await facts(one)).toMatchObject({ state: "endorsing", merger: null });
    expect((await facts(one)).moves.at(-1)).toMatchObject({ to: "endorsing", reason: "您说得对" });
    expect(await ownMergers(hall.author)).not.toContainEqual(expect.objectContaining({ source: { serial: one } }));
  });
});
