import { prisma } from "#app/db/client.server.ts";
import { objectionOf } from "#app/domain/outcomes/objection-queries.server.ts";
import { refusalToSeePlaces } from "#app/domain/places/policy.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { driftOf, rollDrift } from "#app/domain/votes/correct-roll.server.ts";
import { votersIn } from "#app/domain/votes/correction.ts";
import type { ActDetail, ActKind } from "./act.ts";
import { countWaiting, findSeatLabel, getVoteOfActs, listActsShown, listNames } from "./page-store.server.ts";
import {
  refusalOfDetail,
  refusalToAnswer,
  refusalToApprove,
  refusalToAsk,
  refusalToDecide,
  refusalToPropose,
  refusalToWithdraw,
} from "./policy.ts";
import { getRequest, listRequests } from "./request-store.server.ts";

const MOST_SHOWN = 200;

/** The form to propose an act: what it is done to, and why it cannot be done now. */
export async function proposalOfAct(actor: Actor, serial: string, kind: ActKind, now = new Date()) {
  const { question, closesAt, ...vote } = await getVoteOfActs(prisma, actor.communityId, serial);
  const refusal = refusalToPropose(actor, kind, { ...vote, closesAt }, now);
  return { vote: { serial, question, closesAt, closesAtMinute: shanghaiMinute(closesAt) }, refusal };
}

/** Where the roll and the register differ, what was proposed about it, and what people asked for. */
export async function correctionsPage(actor: Actor, serial: string, now = new Date()) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const vote = await getVoteOfActs(prisma, communityId, serial);
  const { voteId } = vote;
  const [drift, acts, requests] = await Promise.all([
    rollDrift(prisma, vote),
    listActsShown(prisma, { communityId, voteId }, MOST_SHOWN),
    listRequests(prisma, { communityId, voteId }, MOST_SHOWN),
  ]);
  const waiting = new Map(
    acts.flatMap(({ id, verdict, detail }) =>
      verdict === "waiting" && detail.kind === "rollCorrection" ? [[detail.subject, id] as const] : [],
    ),
  );
  return {
    vote: { serial, question: vote.question, rollFreezesAt: vote.rollFreezesAt },
    refusal: refusalToPropose(actor, "rollCorrection", vote, now),
    isMore: drift.isMore,
    drift: drift.drift.map((one) => ({
      ...one,
      waitingAct: waiting.get(one.subject) ?? null,
      refusal: refusalOfDetail(actor, { kind: "rollCorrection", ...one, seat: one.seatNo }),
    })),
    acts: acts.filter(({ detail }) => detail.kind === "rollCorrection"),
    requests,
  };
}

/** The form to propose one correction: from what to what, which is nobody's to type. */
export async function correctionPage(actor: Actor, serial: string, subject: string, now = new Date()) {
  refuseIf(refusalToSeePlaces(actor));
  if (!isId(subject)) throw new Refused("not_found");
  const vote = await getVoteOfActs(prisma, actor.communityId, serial);
  const drift = await driftOf(prisma, vote, subject);
  if (!drift) throw new Refused("roll_agrees");
  const refusal =
    refusalToPropose(actor, "rollCorrection", vote, now) ??
    refusalOfDetail(actor, { kind: "rollCorrection", ...drift, seat: drift.seatNo });
  return { vote: { serial, question: vote.question }, drift, refusal };
}

/** One act: what it says, who stands for it, and what the asker may do about it. */
export async function actPage(actor: Actor, serial: string, actId: string, now = new Date()) {
  refuseIf(refusalToSeePlaces(actor));
  if (!isId(actId)) throw new Refused("not_found");
  const { communityId } = actor;
  const vote = await getVoteOfActs(prisma, communityId, serial);
  const [act] = await listActsShown(prisma, { communityId, voteId: vote.voteId, id: actId }, 1);
  if (!act) throw new Refused("not_found");
  const { proposedById: _, ...shown } = act;
  return {
    vote: { serial, question: vote.question, closesAt: vote.closesAt },
    act: shown,
    contested: act.detail.kind === "annulment" ? await objectionOf(actor, act.detail.objection) : null,
    correction: act.detail.kind === "rollCorrection" ? await correctionShown(vote, act.detail) : null,
    refusals: {
      approve: refusalToApprove(actor, act, vote, now),
      refuse: refusalToDecide(actor, act, vote),
      withdraw: refusalToWithdraw(actor, act),
    },
  };
}

type CorrectionDetail = Extract<ActDetail, { kind: "rollCorrection" }>;

/** What an act says of a seat, with the names of its holder and its voters where they are still known. */
async function correctionShown(vote: Awaited<ReturnType<typeof getVoteOfActs>>, detail: CorrectionDetail) {
  const { from, to, seat, subject } = detail;
  const [now, label, names] = await Promise.all([
    driftOf(prisma, vote, subject),
    seat === null ? null : findSeatLabel(prisma, vote.communityId, vote.voteId, seat),
    listNames(
      prisma,
      votersIn(detail).filter((id) => id !== null),
    ),
  ]);
  const named = <Facts extends { voterId: string | null }>(facts: Facts) => ({
    ...facts,
    voterName: facts.voterId && (names.get(facts.voterId) ?? null),
  });
  return {
    ...{ seatNo: seat, label: now?.label ?? label, renamed: now?.renamed ?? false },
    ...{ from: from && named(from), to: to && named(to) },
  };
}

/** What waits for the committee here, and what its members wait for from each other. */
export async function waitingPage(actor: Actor) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const [acts, requests] = await Promise.all([
    listActsShown(prisma, { communityId, verdict: "waiting" }, MOST_SHOWN),
    listRequests(prisma, { communityId, answeredAt: null }, MOST_SHOWN),
  ]);
  return { acts, requests };
}

/** For the home page: how much waits for this member of the committee. */
export const waitingForSecond = (actor: Actor) => countWaiting(prisma, actor.communityId, accountOf(actor));

/** The form to ask for the roll to be put right, with what the asker asked before. */
export async function askPage(actor: Actor, serial: string, now = new Date()) {
  const askerId = accountOf(actor);
  const { voteId, question, ...vote } = await getVoteOfActs(prisma, actor.communityId, serial);
  const requests = await listRequests(prisma, { communityId: actor.communityId, voteId, askerId }, MOST_SHOWN);
  return {
    vote: { serial, question, rollFreezesAt: vote.rollFreezesAt },
    requests: requests.map(({ askerId: _, ...request }) => request),
    refusal: refusalToAsk(actor, vote, requests.length, now),
  };
}

/** One request: for whoever made it, the committee and those who supervise it. */
export async function requestPage(actor: Actor, serial: string, id: string) {
  const accountId = accountOf(actor);
  if (!isId(id)) throw new Refused("not_found");
  const { askerId, ...request } = await getRequest(prisma, actor.communityId, serial, id);
  if (askerId !== accountId && refusalToSeePlaces(actor)) throw new Refused("not_found");
  return { request, isOwn: askerId === accountId, refusal: refusalToAnswer(actor, { askerId, ...request }) };
}
