import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import { askErasure } from "#app/domain/own-data/ask-erasure.server.ts";
import { callOffErasure } from "#app/domain/own-data/call-off-erasure.server.ts";
import { eraseAccount, eraseDueAccounts } from "#app/domain/own-data/erase-account.server.ts";
import { ERASED_NAME } from "#app/domain/own-data/erasure.ts";
import { TRACES } from "#app/domain/own-data/traces.ts";
import { dropPictures } from "#app/domain/pictures/drop-pictures.server.ts";
import { historyPage } from "#app/domain/proposals/author-queries.server.ts";
import { proposalFacts, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { startJobs } from "#app/jobs/worker.server.ts";
import { freshDatabase } from "../support/database.ts";
import { freshFiles } from "../support/files.ts";
import { type Hall, keyOf, letPass, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";
import { rowsOf, tablesWith } from "./columns.ts";
import { type Life, live, OTHERS, PERSON } from "./life.ts";

const database = freshDatabase();
const kept = freshFiles();

let hall: Hall;
let life: Life;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  life = await live(hall, hall.author, await makePerson("yangguang", "resident"));
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const account = (id: string) => prisma.account.findUniqueOrThrow({ where: { id } });
/** The clock's hand: as if this person's day were over. */
const letADayPass = (id: string) => prisma.account.update({ where: { id }, data: { erasureDueAt: new Date() } });

describe("asking to be erased", () => {
  let me: SignedIn;
  beforeEach(async () => {
    me = await makePerson("yangguang", "resident");
  });

  test("waits for a day, however often it is asked", async () => {
    await askErasure(me.accountId);
    const { erasureDueAt } = await account(me.accountId);
    expect((erasureDueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(86_390_000);
    await askErasure(me.accountId);
    expect((await account(me.accountId)).erasureDueAt).toEqual(erasureDueAt);
    await eraseAccount({ accountId: me.accountId });
    await eraseDueAccounts();
    expect((await account(me.accountId)).erasedAt).toBeNull();
  });

  test("can be called off until it is done, and asked anew", async () => {
    await expect(callOffErasure(me.accountId)).rejects.toEqual(refusedWith("not_leaving"));
    await askErasure(me.accountId);
    await callOffErasure(me.accountId);
    await eraseAccount({ accountId: me.accountId });
    expect((await account(me.accountId)).erasedAt).toBeNull();
    await askErasure(me.accountId);
    await letADayPass(me.accountId);
    await eraseAccount({ accountId: me.accountId });
    expect((await account(me.accountId)).erasedAt).not.toBeNull();
    await expect(callOffErasure(me.accountId)).rejects.toEqual(refusedWith("not_leaving"));
  });

  test("is refused to whoever serves, and waits for whoever came to serve meanwhile", async () => {
    for (const role of ["moderator", "chair", "supervisor", "admin"] as const) {
      const { accountId } = await makePerson("yangguang", role);
      await expect(askErasure(accountId), role).rejects.toEqual(refusedWith("hand_over_first"));
    }
    const { subdistrictId } = await prisma.community.findUniqueOrThrow({ where: { id: "yangguang" } });
    const { accountId } = await makePerson("yangguang");
    const post = await prisma.officialPost.create({ data: { subdistrictId, accountId } });
    await expect(askErasure(accountId)).rejects.toEqual(refusedWith("hand_over_first"));

    const at = { subdistrictId_id: { subdistrictId, id: post.id } };
    await prisma.officialPost.update({ where: at, data: { endedAt: new Date() } });
    await askErasure(accountId);
    const served = await prisma.membership.create({ data: { communityId: "yangguang", accountId, role: "admin" } });
    await letADayPass(accountId);
    await eraseDueAccounts();
    expect((await account(accountId)).erasedAt).toBeNull();
    await prisma.membership.update({
      where: { communityId_id: { communityId: "yangguang", id: served.id } },
      data: { endedAt: new Date() },
    });
    await eraseDueAccounts();
    expect((await account(accountId)).erasedAt).not.toBeNull();
  });

  test("is done on time by the clock", async () => {
    await askErasure(me.accountId);
    await letADayPass(me.accountId);
    await prisma.$executeRaw`UPDATE pgboss.job SET start_after = now()
      WHERE name = 'account.erase' AND data->>'accountId' = ${me.accountId}`;
    const jobs = await startJobs(database.url);
    onTestFinished(() => jobs.stop());
    for (const until = Date.now() + 10_000; Date.now() < until; await sleep(50)) {
      if ((await account(me.accountId)).erasedAt) return;
    }
    expect.fail("nobody erased it");
  });
});

/** Everything the database holds of somebody, to see that nothing changed. */
const allOf = async (accountId: string) => ({
  account: await account(accountId),
  rows: await Promise.all(Object.keys(TRACES).map(async (trace) => [trace, await rowsOf(trace, accountId)])),
});

describe("a life that is erased", () => {
  test("is erased whole or not at all", async () => {
    const { accountId } = life.me;
    await prisma.account.update({ where: { id: accountId }, data: { erasureDueAt: new Date() } });
    const before = await allOf(accountId);
    await prisma.$executeRaw`CREATE FUNCTION "crash"() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the power went'; END $$`;
    for (const table of ["Session", "Claim", "Membership", "RollSeat", "Proposal"]) {
      await prisma.$executeRawUnsafe(
        `CREATE TRIGGER "crashes" BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION "crash"()`,
      );
      await expect(eraseAccount({ accountId }), table).rejects.toThrow();
      await prisma.$executeRawUnsafe(`DROP TRIGGER "crashes" ON "${table}"`);
      expect(await allOf(accountId), table).toEqual(before);
    }
  });

  test("is erased once, however many see to it", async () => {
    const { accountId } = life.me;
    await Promise.all(Array.from({ length: 4 }, () => eraseAccount({ accountId })));
    const once = await allOf(accountId);
    expect(once.account).toMatchObject({
      ...{ realName: ERASED_NAME, shownName: ERASED_NAME, nameStyle: "masked", erasedAt: expect.any(Date) },
      ...{ loginName: null, phone: null, email: null, passwordHash: null, language: null, elder: null },
    });
    await eraseAccount({ accountId });
    await eraseDueAccounts();
    expect(await allOf(accountId)).toEqual(once);
  });

  test.each(Object.entries(TRACES))("%s: what is to become of it", async (trace, { erasure }) => {
    const left = await rowsOf(trace, life.me.accountId);
    if (erasure === "deleted" || erasure === "unlinked") expect(left).toBe(0);
    else expect(left).toBeGreaterThan(0);
  });

  test("takes the pictures from what stays, and their files go", async () => {
    expect(await kept.list()).toHaveLength(2);
    const said = await prisma.comment.findMany({
      where: { authorId: life.me.accountId },
      select: { pictureCount: true },
    });
    expect(new Set(said.map(({ pictureCount }) => pictureCount))).toEqual(new Set([0]));
    await dropPictures({});
    expect(await kept.list()).toEqual([]);
    expect(await tablesWith("没有扶手的楼梯")).toEqual([]);
  });

  test("ends what it says it ends", async () => {
    const of = { where: { accountId: life.me.accountId, endedAt: null } };
    expect(await prisma.membership.count(of)).toBe(0);
    expect(await prisma.officialPost.count(of)).toBe(0);
  });

  test.each(Object.entries(PERSON))("leaves the %s nowhere", async (_, text) => {
    expect(await tablesWith(text)).toEqual([]);
  });

  test("leaves no text that was never public", async () => {
    for (const text of ["还没想好的草稿", "还没公开的意见", "房产证照片", "totp-of-mine"])
      expect(await tablesWith(text)).toEqual([]);
    expect(await prisma.proposal.count({ where: { id: life.draftId } })).toBe(0);
  });

  test("takes nothing of anybody else's, and leaves the register of owners as it was", async () => {
    for (const text of Object.values(OTHERS)) expect(await tablesWith(text), text).not.toEqual([]);
    const lines = await prisma.ownerPartyMember.findMany({ where: { communityId: "yangguang", name: "某人" } });
    expect(lines.length).toBeGreaterThan(4);
  });

  test("stays on the pages without its person", async () => {
    const own = await proposalFacts(hall.li, life.serial);
    expect(own).toMatchObject({ authorName: ERASED_NAME, title: "楼道加装扶手", isAuthor: false });
    expect(own.moves.map(({ actorName }) => actorName)).toContain(ERASED_NAME);
    const { revisions } = await historyPage(hall.li, life.serial);
    expect(revisions[0]?.editor.shownName).toBe(ERASED_NAME);
    const face = { isAuthor: false, endorsed: false, thread: NOBODYS };
    const { proposal, thread } = await proposalPage(hall.li, face, life.theirs, ThreadView.parse({}));
    expect(JSON.stringify(thread)).toContain(ERASED_NAME);
    expect(proposal.endorsementCount).toBe(1);
  });

  test("has voted, and its ballot counts", async () => {
    const key = await keyOf("yangguang", life.vote);
    await letPass("yangguang", life.vote, 61);
    await closeVote(key);
    const { result } = await votePage(hall.li, life.vote);
    expect(result?.figures).toEqual([expect.objectContaining({ agreeing: 1, against: 1, participating: 2 })]);
  });

  test("frees the number and the names for whoever comes", async () => {
    const { accountId } = await makePerson("yangguang");
    const { phone, loginName, email, shownName } = PERSON;
    await prisma.account.update({ where: { id: accountId }, data: { phone, loginName, email } });
    await prisma.communityName.create({ data: { communityId: "yangguang", accountId, nameKey: shownName } });
  });
});

test("a seat of a roll is renamed for nobody who is still here", async () => {
  const seat = await prisma.rollSeat.findFirstOrThrow({ where: { voterId: hall.li.accountId } });
  const { communityId, voteId, seatNo } = seat;
  const where = { communityId_voteId_seatNo: { communityId, voteId, seatNo } };
  for (const data of [{ label: ERASED_NAME }, { label: "别人" }, { heads: 0 }])
    await expect(prisma.rollSeat.update({ where, data })).rejects.toThrow();
  const gone = await prisma.rollSeat.findFirstOrThrow({ where: { voterId: life.me.accountId } });
  const its = { communityId_voteId_seatNo: { communityId, voteId, seatNo: gone.seatNo } };
  await expect(prisma.rollSeat.update({ where: its, data: { voterId: null } })).rejects.toThrow();
  await expect(prisma.rollSeat.delete({ where: its })).rejects.toThrow();
});
