import { randomUUID } from "node:crypto";

import { prisma } from "#app/db/client.server.ts";
import { followThread } from "#app/domain/comments/follow-thread.server.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { commentOnNotice } from "#app/domain/outcomes/comment-on-notice.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { startDeliberation } from "#app/domain/proposals/start-deliberation.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { heic } from "../../support/photos.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, opening, type SignedIn } from "../votes/hall.ts";

const DAY_MS = 86_400_000;
const inADay = () => new Date(Date.now() + DAY_MS);
const aDayAgo = () => new Date(Date.now() - DAY_MS);

/** What tells whose an account is. Nothing of it may be left anywhere once it is erased. */
export const PERSON = {
  ...{ realName: "欧阳百灵", shownName: "桂花树下", loginName: "ouyang-bailing", phone: "13912345678" },
  ...{ email: "bailing@example.org", claimedName: "欧阳百灵本人", device: "红色手机上的浏览器" },
};

/** What is private of the others in this life, and no part of one's own data. */
export const OTHERS = {
  realName: "司马长风",
  phone: "13787654321",
  shared: "共有人诸葛",
  claimedName: "司马长风来认领",
};

/** What is no use but to get in. */
export const SECRETS = { passwordHash: "argon2-of-mine", session: "session-of-mine", code: "code-of-mine" };

export type Life = Awaited<ReturnType<typeof live>>;

/**
 * Lets one owner of a hall do everything that leaves a row behind, on both sides of the counter: they served once and
 * handed over. `other` is somebody they dealt with.
 */
export async function live(hall: Hall, me: SignedIn, other: SignedIn) {
  const { claimedName: _, device: __, ...named } = PERSON;
  await prisma.account.update({
    where: { id: me.accountId },
    data: { ...named, nameStyle: "chosen", passwordHash: SECRETS.passwordHash, language: "zh", elder: true },
  });
  await prisma.account.update({
    where: { id: other.accountId },
    data: { realName: OTHERS.realName, phone: OTHERS.phone },
  });
  await waysIn(me);
  await homes(hall, me, other);
  await service(hall, me, other);
  return { ...(await takesPart(hall, me)), me, other };
}

async function waysIn({ accountId, communityId }: SignedIn) {
  const { code, session } = SECRETS;
  await prisma.session.create({ data: { id: session, accountId, device: PERSON.device, expiresAt: inADay() } });
  await prisma.knownDevice.create({ data: { accountId, id: "device" } });
  await prisma.totpFactor.create({ data: { accountId, secret: Buffer.from("totp-of-mine"), confirmedAt: new Date() } });
  await prisma.passkey.create({ data: { id: "key", accountId, name: "门厅电脑", publicKey: Buffer.from("key") } });
  await prisma.recoveryCode.create({ data: { accountId, codeHash: code } });
  await prisma.communityName.create({ data: { communityId, accountId, nameKey: PERSON.shownName } });
  await prisma.consent.create({ data: { accountId, kind: "privacy", version: "2026-07" } });
  for (const [target, owner] of [
    [PERSON.phone, null],
    [PERSON.email, accountId],
  ] as const) {
    await prisma.oneTimeCode.create({
      data: {
        purpose: "enter",
        target,
        accountId: owner,
        codeHash: code,
        origin: "o",
        expiresAt: inADay(),
        triesLeft: 5,
      },
    });
  }
}

async function homes({ areaId }: Hall, { accountId, communityId }: SignedIn, other: SignedIn) {
  const unit = await prisma.exclusiveUnit.findFirstOrThrow({
    where: { communityId, party: { members: { some: { accountId } } } },
    select: { id: true, partyId: true },
  });
  await prisma.ownerPartyMember.create({
    data: { communityId, partyId: unit.partyId, position: 9, name: OTHERS.shared, idTail: "9X9X" },
  });
  await prisma.occupancy.create({ data: { communityId, unitId: unit.id, accountId } });
  const grid = await prisma.grid.create({ data: { communityId, name: "桂花网格" } });
  await prisma.gridWorker.create({ data: { communityId, gridId: grid.id, accountId } });
  const letter = (by: string, used: string | null) => ({
    ...{ communityId, unitId: unit.id, codeHash: randomUUID(), printedById: by, expiresAt: inADay() },
    ...(used && { usedById: used, usedAt: new Date() }),
  });
  const { id: letterId } = await prisma.unitLetter.create({ data: letter(other.accountId, accountId) });
  await prisma.unitLetter.create({ data: letter(accountId, null) });
  const claim = (by: string, claimedName: string) => ({
    ...{ communityId, accountId: by, unitId: unit.id, standing: "owner" as const, claimedName, nameMatches: true },
    ...{ formKey: randomUUID(), letterId },
  });
  await prisma.claim.create({
    data: { ...claim(accountId, PERSON.claimedName), proof: { create: { image: Buffer.from("房产证照片") } } },
  });
  const decided = { state: "accepted" as const, decidedAt: new Date(), decidedById: accountId };
  await prisma.claim.create({ data: { ...claim(other.accountId, OTHERS.claimedName), ...decided } });
  const member = (who: string | null, by: string) => ({
    ...{ communityId, accountId: who, name: OTHERS.shared, reason: "确认为成员", addedById: by, formKey: randomUUID() },
  });
  const left = { removedById: accountId, removedAt: new Date(), removalReason: "迁出" };
  await prisma.collectiveMember.createMany({
    data: [
      { ...member(accountId, other.accountId), name: "集体成员" },
      { ...member(null, accountId), ...left },
    ],
  });
  const named = (unitId: string, who: string, by: string) => ({ communityId, unitId, accountId: who, namedById: by });
  const next = await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId, id: { not: unit.id } } });
  await prisma.householdVoter.createMany({
    data: [named(unit.id, accountId, other.accountId), named(next.id, other.accountId, accountId)],
  });
  await prisma.placeChange.create({
    data: { communityId, actorId: accountId, kind: "propertyArea", subjectId: areaId, label: OTHERS.shared },
  });
  await prisma.placeImport.create({
    data: { communityId, byId: accountId, appliedById: accountId, fileName: "units.xlsx", formKey: randomUUID() },
  });
}

/** Once the chair here, and an official; both are over, and others were given and taken roles meanwhile. */
async function service({ communityId }: Hall, { accountId }: SignedIn, other: SignedIn) {
  const over = { endedAt: aDayAgo(), endedById: other.accountId, endReason: "任期届满" };
  await prisma.membership.create({ data: { communityId, accountId, role: "chair", reason: "换届当选", ...over } });
  await prisma.membership.updateMany({
    where: { communityId, accountId, role: "resident" },
    data: { reason: `${PERSON.realName}住在7号楼` },
  });
  await prisma.membership.create({
    data: {
      ...{ communityId, accountId: other.accountId, role: "gridWorker", reason: OTHERS.realName },
      ...{ grantedById: accountId, endedAt: new Date(), endedById: accountId },
    },
  });
  const { subdistrictId } = await prisma.community.findUniqueOrThrow({ where: { id: communityId } });
  await prisma.officialPost.create({ data: { subdistrictId, accountId, reason: "街道派驻", ...over } });
  await prisma.subdistrictChange.create({ data: { subdistrictId, actorId: accountId, after: { name: "和平街道" } } });
  await prisma.officialPost.create({
    data: {
      subdistrictId,
      accountId: other.accountId,
      grantedById: accountId,
      endedById: accountId,
      endedAt: new Date(),
    },
  });
  await prisma.localRule.create({
    data: { communityId, track: "ownerOrdinary", version: 2, rule: {}, addedById: accountId, formKey: randomUUID() },
  });
  await prisma.auditEntry.create({
    data: { communityId, actorId: accountId, action: "claim.accept", subject: "claim:1", aboutId: other.accountId },
  });
  const refusal = { action: "claim.refuse", subject: "claim:2", personal: { reason: `不是${PERSON.realName}` } };
  await prisma.auditEntry.create({
    data: { communityId, actorId: other.accountId, aboutId: accountId, ...refusal },
  });
  for (const [actorId, aboutId] of [
    [accountId, other.accountId],
    [other.accountId, accountId],
  ] as const) {
    const look = { action: "person.look", subject: "person", detail: { what: "claim" } };
    await prisma.auditEntry.create({ data: { communityId, actorId, aboutId, ...look } });
  }
}

const text = (title: string) => ({
  ...{ title, category: "eldercare" as const, body: `${title}，每层加装**扶手**，方便老人。` },
  formKey: randomUUID(),
});

async function takesPart(hall: Hall, me: SignedIn) {
  const draftId = await draftProposal(me, text("还没想好的草稿"));
  const serial = await submitProposal(me, { draftId: await draftProposal(me, text("楼道加装扶手")) });
  const theirs = await submitProposal(hall.li, { draftId: await draftProposal(hall.li, text("北门加一盏路灯")) });
  await endorseProposal(me, theirs);
  await endorseProposal(hall.li, serial);
  const picture1 = { name: "stairs.heic", bytes: heic };
  const say = { stance: "support" as const, body: "我家老人天天走这段楼梯。", picture1, alt1: "没有扶手的楼梯" };
  await commentOnProposal(me, theirs, { ...say, formKey: randomUUID() });
  await reads(hall, me, theirs);
  await reviewProposal(hall.chair, theirs, { verdict: "accept", reason: "" });
  await startDeliberation(hall.chair, theirs);
  const vote = await openVote(hall.chair, theirs, opening());
  await plans(hall, me, theirs);
  await unguarded((tx) =>
    tx.vote.updateMany({ where: { communityId: hall.communityId }, data: { openedById: me.accountId } }),
  );
  await casts(me, vote, "agree");
  await casts(hall.li, vote, "against");
  await papers(hall, me, vote);
  await publishes(hall, me, vote);
  await objectsTo(hall, me);
  const onNotice = { stance: "neutral" as const, body: "公示里的日期能不能写大一点？", formKey: randomUUID() };
  await commentOnNotice(me, vote, onNotice);
  await mergers(hall, me, { serial, theirs });
  await actsOnVote(hall, me, vote);
  return { draftId, serial, theirs, vote };
}

/** What one thinks of a neighbour's comment that mentions one, and that one follows the discussion and summed it up. */
async function reads(hall: Hall, me: SignedIn, serial: string) {
  const commentId = await commentOnProposal(hall.li, serial, {
    ...{ stance: "question" as const, body: "什么时候装？", formKey: randomUUID() },
  });
  const [{ communityId }, { accountId }] = [hall, me];
  const { threadId } = await prisma.comment.findFirstOrThrow({ where: { communityId, id: commentId } });
  await prisma.community.update({ where: { id: communityId }, data: { review: "everybody" } });
  const waiting = { stance: "support" as const, body: "还没公开的意见", formKey: randomUUID() };
  await commentOnProposal({ ...me, roles: new Set(["resident"]) }, serial, waiting);
  await prisma.community.update({ where: { id: communityId }, data: { review: "off" } });
  await rateComment(me, commentId, "helpful");
  await followThread(me, threadId);
  const judged = {
    state: "asked",
    urgent: false,
    openedAt: inADay(),
    judgedAt: new Date(),
    judgedById: accountId,
  } as const;
  const about = { communityId, itemId: commentId };
  await prisma.moderationCase.create({ data: { ...about, commentId, ...judged } });
  await prisma.flag.create({ data: { ...about, accountId, ground: "offTopic", note: "" } });
  const asked = { ground: "offTopic", note: "请说正事", byId: accountId, textRevision: 1 } as const;
  const times = { askedAt: new Date(), dueAt: inADay(), waitedSince: aDayAgo() };
  await prisma.editRequest.create({ data: { ...about, ...asked, ...times } });
  const measure = { ...about, ground: "duplicate", note: "重复", at: new Date() } as const;
  const undone = { state: "undone", undoneAt: new Date(), undoneById: accountId } as const;
  const taken = await prisma.measure.create({ data: { ...measure, byId: accountId } });
  await prisma.measure.update({ where: { communityId_id: { communityId, id: taken.id } }, data: undone });
  const other = await prisma.measure.create({ data: { ...measure, byId: hall.chair.accountId } });
  const where = { communityId_id: { communityId, id: other.id } };
  const appealed = { state: "appealed", appeal: "没有重复", appealedAt: new Date(), answerDueAt: inADay() } as const;
  await prisma.measure.update({ where, data: appealed });
  const reversed = { state: "reversed", answer: "确实没有", decidedAt: new Date(), decidedById: accountId } as const;
  await prisma.measure.update({ where, data: reversed });
  await sanctioned(hall, me, commentId);
  await prisma.commentMention.create({ data: { communityId, commentId, accountId } });
  await prisma.threadSummary.create({
    data: {
      ...{ communityId, threadId, pro: "楼道太暗", proHtml: "", con: "", conHtml: "" },
      ...{ editorId: accountId, editedAt: new Date() },
    },
  });
}

/** Both sides of a sanction: one of one's own that was appealed against, and those one imposed, lifted and decided on. */
async function sanctioned(hall: Hall, { accountId, communityId }: SignedIn, theirs: string) {
  const own = await prisma.comment.findFirstOrThrow({ where: { communityId, authorId: accountId } });
  const from = new Date();
  const given = { communityId, ground: "insult", kind: "warning", from, until: inADay() } as const;
  const impose = async (commentId: string, about: string, byId: string, note: string) => {
    const where = { communityId_id: { communityId, id: commentId } };
    await prisma.comment.update({ where, data: { hiddenFor: "insult" } });
    const of = { communityId, itemId: commentId };
    const facts = { ...of, commentId, state: "hidden", urgent: false, openedAt: from } as const;
    await prisma.moderationCase.upsert({ where: { communityId_itemId: of }, create: facts, update: {} });
    const data = { ...given, itemId: commentId, accountId: about, byId, note };
    return { communityId_id: { communityId, id: (await prisma.sanction.create({ data })).id } };
  };
  const mine = await impose(own.id, accountId, hall.chair.accountId, `没有依据的提醒，${PERSON.realName}`);
  const appealed = { state: "appealed", appealedAt: from, answerDueAt: inADay() } as const;
  await prisma.sanction.update({ where: mine, data: { ...appealed, appeal: `${PERSON.realName}不服` } });
  const lifted = { liftedAt: from, liftedById: accountId, liftReason: "已经改了" };
  const imposed = await impose(theirs, hall.li.accountId, accountId, OTHERS.shared);
  await prisma.sanction.update({ where: imposed, data: lifted });
  await prisma.sanction.update({ where: imposed, data: { state: "fallen", fellAt: from } });
  const other = await impose(theirs, hall.li.accountId, hall.chair.accountId, OTHERS.shared);
  await prisma.sanction.update({ where: other, data: { ...appealed, appeal: "不服" } });
  const decided = { state: "reversed", answer: "确实没有", decidedAt: from, decidedById: accountId } as const;
  await prisma.sanction.update({ where: other, data: decided });
  await prisma.comment.updateMany({ where: { communityId, id: { in: [own.id, theirs] } }, data: { hiddenFor: null } });
}

/** A vote that one of the committee prepared and sent back, as if they were two. */
async function plans({ communityId }: Hall, { accountId }: SignedIn, serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  const proposal = await prisma.proposal.findFirstOrThrow({ where: { communityId, year, number } });
  await prisma.votePlan.create({
    data: {
      ...{ communityId, proposalId: proposal.id, entered: {}, preconditions: {}, formKey: randomUUID() },
      ...{ preparedById: accountId, preparedAt: aDayAgo() },
      ...{ status: "sentBack", decidedById: accountId, decidedAt: aDayAgo(), reason: "请补充预算" },
    },
  });
}

/** A ballot for one's own seat. */
async function casts({ communityId, accountId, ...rest }: SignedIn, vote: string, choice: "agree" | "against") {
  const [year = 0, number = 0] = vote.split("-").map(Number);
  const seat = await prisma.rollSeat.findFirstOrThrow({
    where: { communityId, vote: { year, number }, voterId: accountId },
    select: { seatNo: true },
  });
  const ballot = { serial: vote, seatNo: String(seat.seatNo), fields: { choice }, formKey: randomUUID() };
  await castBallot({ communityId, accountId, ...rest }, ballot);
}

/** An outcome of a vote as if it had been counted: what counts here is who published it. */
async function publishes({ communityId }: Hall, { accountId }: SignedIn, serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  const { id: voteId, proposalId } = await prisma.vote.findFirstOrThrow({ where: { communityId, year, number } });
  const { id: threadId } = await prisma.thread.create({ data: { communityId }, select: { id: true } });
  await prisma.outcome.create({
    data: {
      ...{ communityId, threadId, year, number, voteId, proposalId, publisherId: accountId, formKey: randomUUID() },
      ...{ title: "北门路灯", body: "通过。", bodyHtml: "", decision: "passed", ruleCited: "" },
      ...{ effectiveOn: new Date(), publishedAt: new Date(), noticeEndsAt: inADay() },
    },
  });
}

/** Both sides of an objection: what one objected to, and what one answered. */
async function objectsTo({ communityId, li }: Hall, { accountId }: SignedIn) {
  const { id: outcomeId } = await prisma.outcome.findFirstOrThrow({ where: { communityId } });
  const filed = { communityId, outcomeId, filedAt: new Date(), answerDueAt: inADay() };
  await prisma.objection.create({
    data: { ...filed, objectorId: accountId, text: "我家的票没有算", formKey: randomUUID() },
  });
  const answered = { verdict: "rejected", answer: "已核对", answeredById: accountId, answeredAt: new Date() } as const;
  await prisma.objection.create({
    data: { ...filed, objectorId: li.accountId, text: OTHERS.shared, formKey: randomUUID(), ...answered },
  });
}

/** Mergers on both sides of the counter: one's own proposal went into another, and one merged and answered for others. */
async function mergers(
  { communityId, li, chair }: Hall,
  { accountId }: SignedIn,
  own: Record<"serial" | "theirs", string>,
) {
  const idOf = async (serial: string) => {
    const [year = 0, number = 0] = serial.split("-").map(Number);
    return (await prisma.proposal.findFirstOrThrow({ where: { communityId, year, number }, select: { id: true } })).id;
  };
  const another = await submitProposal(li, { draftId: await draftProposal(li, text("南门也加一盏路灯")) });
  const now = new Date();
  const merger = {
    ...{ communityId, targetId: await idOf(own.theirs), reason: "同一件事" },
    ...{ from: "endorsing" as const, mergedAt: now, objectUntil: inADay() },
  };
  const objected = { objection: "扶手和路灯不是一回事", objectedAt: now, answer: "都在楼道里", answeredAt: now };
  await prisma.proposalMerger.create({
    data: {
      ...{ ...merger, ...objected, sourceId: await idOf(own.serial) },
      ...{ mergedById: chair.accountId, answeredById: accountId },
    },
  });
  const undone = { undoReason: "位置不同", undoneAt: now, undoneById: accountId };
  await prisma.proposalMerger.create({
    data: { ...merger, ...undone, sourceId: await idOf(another), mergedById: accountId },
  });
}

/** What came on paper for a vote, handled by one of the committee who also stood for a neighbour. */
async function papers({ communityId, li }: Hall, { accountId }: SignedIn, serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  const { voteId, seatNo } = await prisma.rollSeat.findFirstOrThrow({
    where: { communityId, vote: { year, number }, voterId: li.accountId },
  });
  const of = { communityId, voteId, seatNo };
  const now = new Date();
  const codeHash = Buffer.alloc(32, 7);
  await prisma.paperSheet.create({ data: { ...of, sheetNo: 1, codeHash, printedById: accountId, printedAt: now } });
  await prisma.paperReading.create({ data: { ...of, sheetNo: 1, readerId: accountId, choice: "agree", readAt: now } });
  await prisma.delivery.create({
    data: { ...of, entryNo: 900, manner: "handed", delivererId: accountId, deliveredAt: now },
  });
  await prisma.disputeResolution.create({
    data: { ...of, entryNo: 901, choice: "against", reason: "当面确认", resolvedById: accountId, resolvedAt: now },
  });
  await prisma.drawnLot.create({
    data: { communityId, voteId, entryNo: 902, seed: "00001234", drawnById: accountId, drawnAt: now },
  });
  await prisma.participation.create({
    data: { ...of, entryNo: 903, channel: "proxy", casterId: accountId, castAt: now, keyHash: Buffer.alloc(32, 8) },
  });
  await prisma.proxyAuthority.create({
    data: {
      ...{ ...of, proxyId: accountId, grantedOn: now, document: Buffer.from("委托书照片"), recordedById: accountId },
      ...{ recordedAt: now, revokedAt: now, revokedById: accountId, formKey: randomUUID() },
    },
  });
}

/** Both sides of the counter: what one asked and proposed, and what one answered and decided. */
async function actsOnVote({ communityId, li }: Hall, { accountId }: SignedIn, serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  const { id: voteId } = await prisma.vote.findFirstOrThrow({ where: { communityId, year, number } });
  const request = { communityId, voteId, askedAt: new Date() };
  await prisma.rollRequest.create({
    data: { ...request, askerId: accountId, text: `${PERSON.realName}不在名册上`, formKey: randomUUID() },
  });
  const answered = { answer: "已核对", answeredById: accountId, answeredAt: new Date() };
  await prisma.rollRequest.create({
    data: { ...request, askerId: li.accountId, text: OTHERS.shared, formKey: randomUUID(), ...answered },
  });
  const act = { communityId, voteId, kind: "cancellation", detail: {}, reason: "方案有误" } as const;
  const times = { proposedAt: new Date(), proposedAs: "moderator" } as const;
  await prisma.voteAct.create({
    data: {
      ...act,
      ...times,
      proposedById: accountId,
      verdict: "withdrawn",
      decidedAt: new Date(),
      formKey: randomUUID(),
    },
  });
  const decided = { verdict: "refused", decidedById: accountId, decidedAs: "chair", decidedAt: new Date() } as const;
  await prisma.voteAct.create({
    data: { ...act, ...times, proposedById: li.accountId, ...decided, reason: OTHERS.shared, formKey: randomUUID() },
  });
}
