import { type Db, prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { readSerial } from "#app/domain/shared/serial.ts";
import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { weighSeats, weighSeatsByPlace } from "#app/domain/votes/electorates.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { matterOf } from "#app/domain/votes/settle-matter.server.ts";
import { fieldsOfEntered, readEntered } from "./entered.ts";
import { findPlanOf, getPlan, listWaiting } from "./plan-store.server.ts";
import { refusalToApprove, refusalToSendBack, refusalToWithdraw } from "./policy.ts";
import { Preconditions } from "./preconditions.ts";

/** A plan as it would stand in the notice, the roll as it would be now, and what the asker may do. For the committee. */
export async function planPage(actor: Actor, id: string) {
  accountOf(actor);
  if (!isCommittee(actor)) throw new Refused("committee_only");
  const { communityId } = actor;
  const { facts, input, preparedBy, decidedBy, ...plan } = await getPlan(prisma, communityId, id);
  const [{ html }, now, places] = await Promise.all([
    renderMarkdown(input.explanation),
    rollNow(prisma, communityId, input),
    placesOf(communityId, input),
  ]);
  const { status, revision, reason, preparedAt, decidedAt, voteSerial, proposal } = plan;
  return {
    ...{ id, status, revision, reason, preparedAt, decidedAt, voteSerial, proposal, input, html, now, places },
    preconditions: Preconditions.parse(plan.preconditions),
    ...{ preparedBy: preparedBy.shownName, decidedBy: decidedBy?.shownName ?? null },
    refusals: {
      approve: refusalToApprove(actor, facts),
      sendBack: refusalToSendBack(actor, facts),
      withdraw: refusalToWithdraw(actor, facts),
    },
  };
}
export type PlanView = Awaited<ReturnType<typeof planPage>>;

type RollNow = ({ refusal: null } & Awaited<ReturnType<typeof takenNow>>) | { refusal: RefusalCode };

/** The rule and the roll as they would be now; or why there would be none. */
async function rollNow(db: Db, communityId: string, input: OpenVote): Promise<RollNow> {
  try {
    return { refusal: null, ...(await takenNow(db, communityId, input)) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.code };
    throw error;
  }
}

async function takenNow(db: Db, communityId: string, input: OpenVote) {
  const { rule, scope } = await matterOf(db, communityId, input);
  const [totals, byPlace] = await Promise.all([
    weighSeats(db, communityId, rule, scope),
    weighSeatsByPlace(db, communityId, rule, scope),
  ]);
  return { rule, totals, byPlace };
}

/** What the places are called that are asked. */
async function placesOf(communityId: string, { propertyAreaId, buildingId, gridId }: OpenVote) {
  const at = (id: string) => ({ where: { communityId_id: { communityId, id } }, select: { name: true } });
  const [area, building, grid] = await Promise.all([
    propertyAreaId ? prisma.propertyArea.findUnique(at(propertyAreaId)) : null,
    buildingId ? prisma.building.findUnique(at(buildingId)) : null,
    gridId ? prisma.grid.findUnique(at(gridId)) : null,
  ]);
  return { areaName: area?.name ?? null, buildingName: building?.name ?? null, gridName: grid?.name ?? null };
}

const MOST_LOOKED_AT = 50;

/** For the home page: plans that wait for this person to approve. */
export async function plansToApprove(actor: Actor) {
  if (!isCommittee(actor)) return [];
  const waiting = await listWaiting(prisma, actor.communityId, MOST_LOOKED_AT);
  return waiting
    .filter(({ facts }) => refusalToApprove(actor, facts) === null)
    .map(({ id, question, preparedAt }) => ({ id, question, preparedAt }));
}

/** For the committee's page of a proposal: its plan that waits, or what was sent back, as the form's fields. */
export async function planOfProposal(actor: Actor, proposalSerial: string) {
  const serial = readSerial(proposalSerial);
  if (!serial || !isCommittee(actor)) return null;
  const plan = await findPlanOf(prisma, actor.communityId, serial);
  if (!plan) return null;
  const { id, status, reason } = plan;
  return { id, status, reason, fields: fieldsOfEntered(readEntered(plan.entered), shanghaiMinute) };
}
