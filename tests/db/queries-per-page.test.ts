import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { prisma } from "#app/db/client.server.ts";
import { looksPage } from "#app/domain/accounts/look-queries.server.ts";
import { sessionStore } from "#app/domain/accounts/session-store.server.ts";
import { auditPage, ownActsPage } from "#app/domain/audit/queries.server.ts";
import { commentHistory, editPage, summaryPage } from "#app/domain/comments/comment-queries.server.ts";
import { followedThreads, ownMentions } from "#app/domain/comments/own-queries.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import { committeeQueue, homePage, whatNeeds } from "#app/domain/home/queries.server.ts";
import { bulkPage } from "#app/domain/moderation/bulk-queries.server.ts";
import { ownToAnswer } from "#app/domain/moderation/own-queries.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { nextCase, queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { noticeConversation, noticeFace } from "#app/domain/outcomes/notice-queries.server.ts";
import { outcomesPage } from "#app/domain/outcomes/queries.server.ts";
import { partiesPage } from "#app/domain/parties/list-queries.server.ts";
import { buildingMovePage } from "#app/domain/parties/moving-queries.server.ts";
import { partyPage, unitPage } from "#app/domain/parties/queries.server.ts";
import { buildingPage } from "#app/domain/places/building-queries.server.ts";
import { historyPage } from "#app/domain/places/history-queries.server.ts";
import { placesPage } from "#app/domain/places/page-queries.server.ts";
import { getCommunity } from "#app/domain/places/queries.server.ts";
import { settingsPage } from "#app/domain/places/settings-queries.server.ts";
import { communityMovePage, subdistrictHistory } from "#app/domain/places/subdistrict-queries.server.ts";
import { ownProposals } from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalsPage } from "#app/domain/proposals/list-queries.server.ts";
import { ownMergers } from "#app/domain/proposals/merger-queries.server.ts";
import { proposalConversation, proposalFace, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { giveRolePage, membershipPage, rolesPage } from "#app/domain/roles/queries.server.ts";
import { subdistrictPage } from "#app/domain/roles/subdistrict-queries.server.ts";
import { sanctionsLog } from "#app/domain/sanctions/log-queries.server.ts";
import {
  newSanctionPage,
  ownLevel,
  ownSanctions,
  sanctionPage,
  sanctionsPage,
} from "#app/domain/sanctions/queries.server.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { wordsPage } from "#app/domain/signals/queries.server.ts";
import { claimsPage, ownClaims } from "#app/domain/verification/claim-queries.server.ts";
import { lettersPage } from "#app/domain/verification/letter-queries.server.ts";
import { ballotPage, votePage, votesPage } from "#app/domain/votes/queries.server.ts";
import { seedDemo } from "../../prisma/seed/demo.ts";
import { noticeOf } from "./outcomes/notice.ts";
import { freshDatabase } from "./support/database.ts";

const database = freshDatabase();

const communityId = "yangguang";
const visitor: Actor = { accountId: null, communityId, roles: new Set() };
let resident: Actor;
let chair: Actor;
let supervisor: Actor;
beforeAll(async () => {
  await seedDemo(database.url, { scale: 1, progress: () => {} });
  resident = { accountId: await accountOf("chenhai"), communityId, roles: new Set(["resident", "owner"]) };
  chair = { accountId: await accountOf("wangfang"), communityId, roles: new Set(["resident", "chair"]) };
  supervisor = { accountId: await accountOf("zhaoguoqiang"), communityId, roles: new Set(["supervisor"]) };
}, 60_000);

const accountOf = async (loginName: string) => (await prisma.account.findUniqueOrThrow({ where: { loginName } })).id;

/** Counts what goes over the wire; nothing is replaced. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}

const list = { sort: "newest" } as const;
const nobodys = { isAuthor: false, endorsed: false, thread: NOBODYS };
const front = ThreadView.parse({});

test("what every page asks first: who it is, and which community", async () => {
  expect(await queriesOf(() => sessionStore.getSessionAndUser("nobody"))).toBe(1);
  expect(await queriesOf(() => getCommunity(communityId))).toBe(1);
});

test("a page asks the database a fixed number of questions", async () => {
  const placed = await prisma.exclusiveUnit.findFirstOrThrow({
    where: { communityId, room: "502", building: { name: "7号楼" } },
    select: { id: true, buildingId: true, partyId: true },
  });
  const otherArea = await prisma.propertyArea.create({ data: { communityId, name: "二期" }, select: { id: true } });
  const said = await prisma.comment.findFirstOrThrow({
    where: { communityId, thread: { proposal: { year: 2026, number: 3 } } },
    select: { id: true, threadId: true },
  });
  const belowNotice = await prisma.comment.findFirstOrThrow({
    where: { communityId, thread: { outcome: { isNot: null } } },
    select: { id: true, thread: { select: { outcome: { select: { year: true, number: true } } } } },
  });
  const discussed = showSerial(belowNotice.thread.outcome ?? expect.fail("no notice"));
  const warning = await prisma.sanction.findFirstOrThrow({ select: { id: true, itemId: true } });
  const flagged = await prisma.moderationCase.findFirstOrThrow({
    where: { communityId, state: "waiting" },
    select: { itemId: true },
  });
  const counts = {
    list: await queriesOf(() => proposalsPage(resident, list)),
    search: await queriesOf(() => proposalsPage(resident, { ...list, q: "停车 电梯", state: "deliberating" })),
    proposalFace: await queriesOf(() => proposalFace(resident, "2026-0031")),
    proposal: await queriesOf(() => proposalPage(resident, nobodys, "2026-0031", front)),
    votes: await queriesOf(() => votesPage(resident, {})),
    vote: await queriesOf(() => votePage(resident, "2026-0012")),
    voteOfVisitor: await queriesOf(() => votePage(visitor, "2026-0012")),
    ballot: await queriesOf(() => ballotPage(resident, "2026-0012", "1").catch(() => null)),
    outcomes: await queriesOf(() => outcomesPage(visitor, {})),
    notice: await queriesOf(() => noticeOf(visitor, "2026-0001")),
    noticeFace: await queriesOf(() => noticeFace(resident, "2026-0001")),
    noticeConversation: await queriesOf(() =>
      noticeConversation(resident, discussed, belowNotice.id, { quoting: true }),
    ),
    home: await queriesOf(() => homePage(visitor)),
    needsOfVisitor: await queriesOf(() => whatNeeds(visitor)),
    needsOfResident: await queriesOf(() => whatNeeds(resident)),
    needsOfChair: await queriesOf(() => whatNeeds(chair)),
    queue: await queriesOf(() => committeeQueue(chair)),
    conversation: await queriesOf(() => proposalConversation(resident, "2026-0003", said.id, { quoting: true })),
    commentHistory: await queriesOf(() => commentHistory(resident, said.id)),
    commentEdit: await queriesOf(() => editPage(resident, said.id).catch(() => null)),
    summary: await queriesOf(() => summaryPage(chair, said.threadId)),
    followed: await queriesOf(() => followedThreads(resident)),
    mentions: await queriesOf(() => ownMentions(resident)),
    own: await queriesOf(() => ownProposals(resident)),
    mergers: await queriesOf(() => ownMergers(resident)),
    ownClaims: await queriesOf(() => ownClaims(resident)),
    ownSanctions: await queriesOf(() => ownSanctions(resident)),
    ownLevel: await queriesOf(() => ownLevel(resident)),
    sanctions: await queriesOf(() => sanctionsPage(chair)),
    sanction: await queriesOf(() => sanctionPage(chair, warning.id)),
    newSanction: await queriesOf(() => newSanctionPage(chair, warning.itemId)),
    sanctionsLog: await queriesOf(() => sanctionsLog(visitor, undefined)),
    letters: await queriesOf(() => lettersPage(chair)),
    claims: await queriesOf(() => claimsPage(chair, { show: "waiting" })),
    looks: await queriesOf(() => looksPage(resident, undefined)),
    audit: await queriesOf(() => auditPage(supervisor, {})),
    ownActs: await queriesOf(() => ownActsPage(resident, { side: "about" })),
    places: await queriesOf(() => placesPage(chair)),
    building: await queriesOf(() => buildingPage(chair, placed.buildingId, {})),
    buildingMove: await queriesOf(() => buildingMovePage(chair, placed.buildingId, otherArea.id)),
    unit: await queriesOf(() => unitPage(chair, placed.id)),
    parties: await queriesOf(() => partiesPage(chair, {})),
    partiesFound: await queriesOf(() => partiesPage(chair, { q: "502" })),
    party: await queriesOf(() => partyPage(chair, placed.partyId)),
    placeHistory: await queriesOf(() => historyPage(chair, {})),
    moderation: await queriesOf(() => queuePage(chair, undefined)),
    flaggedCase: await queriesOf(() => casePage(chair, flagged.itemId)),
    nextCase: await queriesOf(() => nextCase(chair, flagged.itemId)),
    bulk: await queriesOf(() => bulkPage(chair, flagged.itemId)),
    toAnswer: await queriesOf(() => ownToAnswer(resident)),
  };
  expect(counts).toEqual({
    ...{
      list: 1,
      search: 1,
      proposalFace: 1,
      proposal: 3,
      votes: 2,
      vote: 2,
      voteOfVisitor: 1,
      ballot: 2,
      outcomes: 1,
      notice: 3,
      noticeFace: 1,
      noticeConversation: 5,
    },
    ...{ home: 3, needsOfVisitor: 0, needsOfResident: 4, needsOfChair: 11, queue: 4, own: 1, mergers: 1 },
    ...{ conversation: 5, commentHistory: 4, commentEdit: 2, summary: 2, followed: 2, mentions: 1 },
    ...{ moderation: 9, flaggedCase: 12, nextCase: 3, bulk: 7, toAnswer: 1 },
    ...{ ownClaims: 1, letters: 1, claims: 1, looks: 1, audit: 2, ownActs: 1 },
    ...{ ownSanctions: 1, ownLevel: 1, sanctions: 1, sanction: 5, newSanction: 8, sanctionsLog: 2 },
    ...{ places: 5, building: 7, buildingMove: 5, unit: 6, parties: 2, partiesFound: 2, party: 6, placeHistory: 3 },
  });
});

test("so do the pages of what waits to be looked at, and of the list of words", async () => {
  const waiting = await prisma.comment.findFirstOrThrow({ where: { communityId, position: null } });
  expect(await queriesOf(() => queuePage(chair, undefined))).toBe(9);
  expect(await queriesOf(() => casePage(chair, waiting.id))).toBe(12);
  expect(await queriesOf(() => wordsPage(chair, undefined))).toBe(2);
});

test("however long the thread is", async () => {
  const serial = "2026-0031";
  const say = (parentId?: string) =>
    commentOnProposal(resident, serial, { stance: "support", body: "同意", formKey: randomUUID(), parentId });
  const root = await say();
  const short = await queriesOf(() => proposalConversation(resident, serial, root));
  for (let reply = 0; reply < 30; reply += 1) await say(root);
  expect(await queriesOf(() => proposalConversation(resident, serial, root))).toBe(short);
  expect(await queriesOf(() => proposalPage(resident, nobodys, serial, front))).toBe(3);
});

test("so do the pages of who serves", async () => {
  const { subdistrictId } = await getCommunity(communityId);
  const admin = {
    accountId: await accountOf("admin"),
    rolesIn: () => new Set<Role>(["admin"]),
    communityIds: [communityId],
  };
  const roles = new Set<Role>(["admin"]);
  const actor = { accountId: admin.accountId, communityId, roles };
  const where = { accountId: resident.accountId ?? "" };
  const { id: membershipId } = await prisma.membership.findFirstOrThrow({ where, select: { id: true } });
  expect({
    roles: await queriesOf(() => rolesPage(chair, {})),
    rolesFound: await queriesOf(() => rolesPage(chair, { q: "王" })),
    giveRole: await queriesOf(() => giveRolePage(chair, resident.accountId)),
    membership: await queriesOf(() => membershipPage(chair, membershipId)),
    subdistrict: await queriesOf(() => subdistrictPage(admin, subdistrictId)),
    subdistrictHistory: await queriesOf(() => subdistrictHistory(admin, subdistrictId, undefined)),
    settings: await queriesOf(() => settingsPage(actor)),
    move: await queriesOf(() => communityMovePage(admin, actor)),
  }).toEqual({
    ...{ roles: 11, rolesFound: 13, giveRole: 2, membership: 6, subdistrict: 7 },
    ...{ subdistrictHistory: 4, settings: 4, move: 4 },
  });
});
