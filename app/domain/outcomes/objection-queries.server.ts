import { prisma } from "#app/db/client.server.ts";
import { refusalToSeePlaces } from "#app/domain/places/policy.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { countByOthers, getObjection, listOwnObjections, listWaiting } from "./objection-store.server.ts";
import { getStanding } from "./page-store.server.ts";
import { refusalToObject, refusalToReject, refusalToUphold } from "./policy.ts";

/** The form to object to an outcome, with what the asker objected before. */
export async function objectPage(actor: Actor, serial: string, now = new Date()) {
  const accountId = accountOf(actor);
  const { outcomeId, ...outcome } = await getStanding(prisma, actor.communityId, serial);
  const own = await listOwnObjections(prisma, { communityId: actor.communityId, outcomeId }, accountId);
  return {
    outcome,
    objections: own.map(({ formKey: _, ...objection }) => objection),
    refusal: refusalToObject(actor, outcome, own, now),
  };
}

/** One objection: for everybody once it is answered, until then for whoever made it, the committee and those who supervise it. */
export async function objectionPage(actor: Actor, serial: string, id: string, now = new Date()) {
  if (!isId(id)) throw new Refused("not_found");
  const found = await getObjection(prisma, actor.communityId, id, serial);
  const { objectorId, outcome, ...objection } = found;
  const isPublic = objection.verdict !== "waiting";
  if (!isPublic && objectorId !== actor.accountId && refusalToSeePlaces(actor)) throw new Refused("not_found");
  const { publisherId: _, authorId: __, ...shown } = outcome;
  return {
    ...{ outcome: shown, objection, isLate: !isPublic && now > objection.answerDueAt },
    refusals: {
      reject: refusalToReject(actor, found, outcome),
      uphold: refusalToUphold(actor, found, outcome),
    },
  };
}

/** What an objection says and to which outcome, for whoever decides on it. Refuses with not_found. */
export async function objectionOf(actor: Actor, id: string) {
  refuseIf(refusalToSeePlaces(actor));
  const { text, outcome } = await getObjection(prisma, actor.communityId, id);
  return { id, text, outcome: { serial: outcome.serial, title: outcome.title } };
}

const MOST_SHOWN = 200;

/** Objections that the committee has to answer, the most urgent first; for it and for those who supervise it. */
export async function waitingObjections(actor: Actor, now = new Date()) {
  refuseIf(refusalToSeePlaces(actor));
  const waiting = await listWaiting(prisma, actor.communityId, MOST_SHOWN);
  return waiting.map((objection) => ({ ...objection, isLate: now > objection.answerDueAt }));
}

/** For the home page: how many objections wait that this member of the committee did not make. */
export const objectionsToAnswer = (actor: Actor) => countByOthers(prisma, actor.communityId, accountOf(actor));
