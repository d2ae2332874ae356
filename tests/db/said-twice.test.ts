import { beforeAll, expect, test } from "vitest";

import { addMember } from "#app/domain/electors/add-member.server.ts";
import { removeMember } from "#app/domain/electors/remove-member.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import type { SanctionInput } from "#app/domain/sanctions/forms.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { answerObjection } from "#app/domain/vote-acts/answer-objection.server.ts";
import { answerRequest } from "#app/domain/vote-acts/answer-request.server.ts";
import { askCorrection } from "#app/domain/vote-acts/ask-correction.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { refuseAct } from "#app/domain/vote-acts/refuse-act.server.ts";
import { preparePlan } from "#app/domain/vote-plans/prepare-plan.server.ts";
import { sendBackPlan } from "#app/domain/vote-plans/send-back-plan.server.ts";
import { published } from "./outcomes/notice.ts";
import { freshDatabase } from "./support/database.ts";
import {
  announce,
  type Hall,
  inDays,
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
beforeAll(async () => {
  hall = await makeHall(communityId);
  member = await makePerson(communityId, "moderator");
});

const key = () => ({ formKey: crypto.randomUUID() });
const owners = () =>
  opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) });

async function hidden(author = hall.tenant) {
  const said = { stance: "question" as const, body: "张三是个骗子", ...key() };
  const id = await commentOnProposal(author, await makeProposal(hall), said);
  await flagItem(hall.wang, id, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, id, { ground: "insult", note: "骂人", revision: 1 });
  return id;
}

/** What is done once, by one person: how its form is sent with these words, and how another one is refused. */
const ONCE: Record<string, [RefusalCode, () => Promise<(words: string) => Promise<unknown>>]> = {
  "a merger": [
    "proposal_state",
    async () => {
      const [source, into] = [await makeProposal(hall), await makeProposal(hall)];
      return (reason) => mergeProposal(hall.chair, source, { into, reason });
    },
  ],
  "taking a member off the list": [
    "member_left",
    async () => {
      const id = await addMember(hall.chair, { name: "钱大", account: "", reason: "成员身份确认", ...key() });
      return (reason) => removeMember(hall.chair, id, { reason });
    },
  ],
  "sending a plan back": [
    "plan_decided",
    async () => {
      const id = await preparePlan(member, await makeProposal(hall), owners());
      return (reason) => sendBackPlan(hall.chair, id, { revision: 1, reason });
    },
  ],
  "refusing an act": [
    "act_decided",
    async () => {
      const vote = await announce(hall, await makeProposal(hall), opening());
      const act = await proposeCancellation(member, vote, { reason: "另行安排", ...key() });
      return (reason) => refuseAct(hall.chair, vote, act, reason);
    },
  ],
  "answering a request about the roll": [
    "already_answered",
    async () => {
      const vote = await announce(hall, await makeProposal(hall), owners());
      const id = await askCorrection(hall.tenant, vote, { text: "面积不对", ...key() });
      return (answer) => answerRequest(member, vote, id, answer);
    },
  ],
  "rejecting an objection": [
    "already_answered",
    async () => {
      const notice = await published(hall, member);
      const id = await fileObjection(hall.li, notice, { text: "票数有误", ...key() });
      return (answer) => answerObjection(hall.chair, notice, id, { verdict: "rejected", answer, ...key() });
    },
  ],
  "a sanction": [
    "sanctioned_already",
    async () => {
      const id = await hidden();
      return (note) => imposeSanction(hall.chair, id, { kind: "warning", days: 3, ground: "insult", note });
    },
  ],
};

test.each(Object.entries(ONCE))("%s sent again is one, and with other words refused", async (_, [code, make]) => {
  const send = await make();
  expect(await send("头一次写下的话")).toEqual(await send("头一次写下的话"));
  await expect(send("第二次换了说法")).rejects.toMatchObject({ code });
});

test.each<[string, Partial<SanctionInput>]>([
  ["another kind", { kind: "warning" }],
  ["another ground", { ground: "advertising" }],
  ["another length", { days: 1 }],
])("a sanction of %s is no other", async (_, changed) => {
  const rowdy = await makePerson(communityId, "resident");
  const sanction: SanctionInput = { kind: "slow", days: 3, ground: "insult", note: "骂人" };
  await imposeSanction(hall.chair, await hidden(rowdy), { ...sanction, kind: "warning" });
  const id = await hidden(rowdy);
  const imposed = await imposeSanction(hall.chair, id, sanction);
  expect(await imposeSanction(hall.chair, id, sanction)).toBe(imposed);
  const other = imposeSanction(hall.chair, id, { ...sanction, ...changed });
  await expect(other).rejects.toMatchObject({ code: "sanctioned_already" });
});
