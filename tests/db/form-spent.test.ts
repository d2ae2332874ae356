import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { addMember } from "#app/domain/electors/add-member.server.ts";
import { uploadFile } from "#app/domain/imports/upload-file.server.ts";
import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import { recordProxy } from "#app/domain/papers/record-proxy.server.ts";
import { addUnit } from "#app/domain/parties/add-unit.server.ts";
import { splitPage } from "#app/domain/parties/queries.server.ts";
import { splitParty } from "#app/domain/parties/split-party.server.ts";
import { addArea } from "#app/domain/places/add-area.server.ts";
import { addBuilding } from "#app/domain/places/add-building.server.ts";
import { addGrid } from "#app/domain/places/add-grid.server.ts";
import { editArea } from "#app/domain/places/edit-area.server.ts";
import { areaPage } from "#app/domain/places/page-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { claimUnit } from "#app/domain/verification/claim-unit.server.ts";
import { answerObjection } from "#app/domain/vote-acts/answer-objection.server.ts";
import { askCorrection } from "#app/domain/vote-acts/ask-correction.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { proposeExtension } from "#app/domain/vote-acts/propose-extension.server.ts";
import { submitOutcome } from "#app/domain/vote-acts/submit-outcome.server.ts";
import { addLocalRule } from "#app/domain/vote-plans/add-local-rule.server.ts";
import { SHARES } from "#app/domain/vote-plans/local-rules.ts";
import { preparePlan } from "#app/domain/vote-plans/prepare-plan.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { closedVote, notice, published } from "./outcomes/notice.ts";
import { newUnit, partyAt, unitAt } from "./parties/register.ts";
import { freshDatabase } from "./support/database.ts";
import {
  announce,
  type Hall,
  inDays,
  inMinutes,
  keyOf,
  letPass,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "./votes/hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let member: SignedIn;
let buildingId: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  member = await makePerson(communityId, "moderator");
  buildingId = (await prisma.building.findFirstOrThrow({ where: { communityId, name: "10号楼" } })).id;
});

const key = () => ({ formKey: randomUUID() });
const owners = (changed: Partial<OpenVote> = {}) =>
  opening({
    ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) },
    ...changed,
  });
const open = async (form = opening()) => announce(hall, await makeProposal(hall), form);

async function closedOwnersVote() {
  const vote = await open(owners());
  await letPass(communityId, vote, 60 * 24 * 45);
  await closeVote(await keyOf(communityId, vote));
  return vote;
}

type Making = () => Promise<(words: string) => Promise<unknown>>;

/** How each form that may be filled in again is sent with these words, by one key. */
const FORMS: Record<string, Making> = {
  async "a draft"() {
    const form = { title: "楼道加装扶手", category: "eldercare" as const, ...key() };
    return (body) => draftProposal(hall.author, { ...form, body });
  },
  async "a comment"() {
    const [proposal, form] = [await makeProposal(hall), { stance: "support" as const, ...key() }];
    return (body) => commentOnProposal(hall.li, proposal, { ...form, body });
  },
  async "a line in the list of members"() {
    const form = { name: "钱大", account: "", ...key() };
    return (reason) => addMember(hall.chair, { ...form, reason });
  },
  async "a rule of the community's own"() {
    const { atLeastThreeQuarters, moreThanHalf } = SHARES;
    const form = { electorate: "owners" as const, quorum: atLeastThreeQuarters, majority: moreThanHalf };
    const rest = { majorityOf: "participating" as const, noticeDays: 20, ...key() };
    return (citation) => addLocalRule(hall.chair, "ownerOrdinary", { ...form, ...rest, citation });
  },
  async "a plan"() {
    const [proposal, form] = [await makeProposal(hall), owners()];
    return (explanation) => preparePlan(member, proposal, { ...form, explanation });
  },
  async "a vote"() {
    const [proposal, form] = [await makeProposal(hall), opening()];
    return (explanation) => openVote(hall.chair, proposal, { ...form, explanation });
  },
  async "a request about the roll"() {
    const [vote, form] = [await open(owners()), key()];
    return (text) => askCorrection(hall.tenant, vote, { ...form, text });
  },
  async "an objection"() {
    const [outcome, form] = [await published(hall, member), key()];
    return (text) => fileObjection(hall.li, outcome, { ...form, text });
  },
  async "an act that is proposed"() {
    const [vote, form] = [await open(), key()];
    return (reason) => proposeCancellation(member, vote, { ...form, reason });
  },
  async "an objection upheld"() {
    const outcome = await published(hall, member);
    const id = await fileObjection(hall.li, outcome, { text: "票数有误", ...key() });
    const form = { verdict: "upheld" as const, ...key() };
    return (answer) => answerObjection(hall.chair, outcome, id, { ...form, answer });
  },
  async "an outcome"() {
    const [vote, form] = [await closedVote(hall), notice()];
    return (body) => publishOutcome(member, vote, { ...form, body });
  },
  async "the tasks of an outcome"() {
    const [vote, form] = [await closedVote(hall), notice()];
    const task = { unit: "物业公司", dueOn: "2030-08-01" };
    return (title) => publishOutcome(member, vote, { ...form, tasks: [{ ...task, title }] });
  },
  async "an outcome that takes two"() {
    const [vote, form] = [await closedOwnersVote(), notice()];
    return (body) => submitOutcome(member, vote, { ...form, body });
  },
  async "a property area"() {
    const form = key();
    return (words) => addArea(member, { ...form, name: words });
  },
  async "a grid"() {
    const form = key();
    return (words) => addGrid(member, { ...form, name: words });
  },
  async "a building"() {
    const form = { propertyAreaId: hall.areaId, gridId: null, ...key() };
    return (words) => addBuilding(member, { ...form, name: words });
  },
  async "a unit"() {
    const form = newUnit(buildingId, { room: "601" });
    return (areaDocument) => addUnit(member, { ...form, areaDocument });
  },
  async "the owners of a unit"() {
    const form = newUnit(buildingId, { room: "602" });
    return (name) => addUnit(member, { ...form, ownerNames: [name] });
  },
  async "a party that is split off"() {
    const party = await partyAt(hall, "7号楼2单元101");
    const { revision } = await splitPage(member, party);
    const unitIds = [await unitAt(communityId, "10号楼1单元101")];
    const form = { ownerKind: "person" as const, unitIds, revision, ...key() };
    return (name) => splitParty(member, party, { ...form, ownerNames: [name] });
  },
  async "a claim"() {
    const form = { standing: "tenant" as const, ownerName: "", buildingId, stairwell: "1单元", room: "101", ...key() };
    const newcomer = await makePerson(communityId);
    return (claimedName) => claimUnit(newcomer, { ...form, claimedName });
  },
  async "an import"() {
    const form = key();
    const bytes = new TextEncoder().encode("楼栋,室号\n");
    return (name) => uploadFile(member, { ...form, file: { name, bytes } });
  },
};

describe.each(Object.entries(FORMS))("%s", (_, make) => {
  test("sent again by its form is one, and with other words refused", async () => {
    const send = await make();
    expect(await send("头一次写下的话")).toEqual(await send("头一次写下的话"));
    await expect(send("第二次换了说法")).rejects.toMatchObject({ code: "form_spent" });
  });
});

test("an extension to another moment is another one", async () => {
  const [vote, form] = [await open(), { reason: "下雨", ...key() }];
  await proposeExtension(member, vote, { ...form, closesAt: inMinutes(120) });
  const later = proposeExtension(member, vote, { ...form, closesAt: inMinutes(180) });
  await expect(later).rejects.toMatchObject({ code: "form_spent" });
});

test("an authority given on another day is another one", async () => {
  const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: "#eee" } });
  const document = { name: "paper.png", bytes: await plain.png().toBuffer() };
  const { loginName } = await prisma.account.findUniqueOrThrow({ where: { id: hall.tenant.accountId } });
  const proxy = { seatNo: 1, login: loginName ?? "", notPropertyStaff: "yes" as const, document, ...key() };
  const asked = await open(opening({ propertyAreaId: hall.areaId }));
  await recordProxy(member, asked, { ...proxy, grantedOn: "2026-01-05" });
  await recordProxy(member, asked, { ...proxy, grantedOn: "2026-01-05" });
  const another = recordProxy(member, asked, { ...proxy, grantedOn: "2026-01-06" });
  await expect(another).rejects.toMatchObject({ code: "form_spent" });
});

test("what became of it since does not matter to a form that is sent again", async () => {
  const draft = { title: "装路灯", category: "other" as const, body: "天太黑", ...key() };
  const draftId = await draftProposal(hall.author, draft);
  await editProposal(hall.author, { draftId }, { ...draft, body: "天黑得早", revision: 1 });
  expect(await draftProposal(hall.author, draft)).toBe(draftId);

  const [proposal, said] = [await makeProposal(hall), { stance: "support" as const, body: "同意", ...key() }];
  const id = await commentOnProposal(hall.wang, proposal, said);
  await editComment(hall.wang, id, { body: "非常同意", revision: 1 });
  expect(await commentOnProposal(hall.wang, proposal, said)).toBe(id);

  const area = { name: "二期", ...key() };
  const areaId = await addArea(member, area);
  const { revision } = await areaPage(member, areaId);
  await editArea(member, areaId, { name: "二期东区", revision });
  expect(await addArea(member, area)).toBe(areaId);
});
