import { prisma } from "#app/db/client.server.ts";
import { asAuthorsSee, getItem } from "#app/domain/moderation/item-queries.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { isVerified, limitsFor } from "./judgment.ts";
import { type LevelShown, type Limits, levelShown } from "./levels.ts";
import { getSanction, groundOf, listNeeds, listOpen, listOwn } from "./page-store.server.ts";
import {
  refusalToAppeal,
  refusalToDecide,
  refusalToLift,
  refusalToSanction,
  refusalToSee,
  refusalToSeeSanctions,
} from "./policy.ts";
import { appealableUntil, type Course, daysAfter, isRemembered, MEMORY_DAYS, standingOf } from "./sanction.ts";
import { findFor, isFlaggedBy, listOf, rolesIn } from "./store.server.ts";
import { writerFacts } from "./writer-facts.server.ts";

const MOST_SHOWN = 100;
const MOST_OWN = 10;

/** What could be done about the author of something hidden, and what was done before that still counts. */
export async function newSanctionPage(actor: Actor, itemId: string, now = new Date()) {
  refuseIf(refusalToSeeSanctions(actor));
  const { communityId } = actor;
  const { authorId, ...item } = await getItem(communityId, itemId);
  const [roles, answeredWith, flagged, ground, earlier] = await Promise.all([
    rolesIn(prisma, communityId, authorId),
    findFor(prisma, communityId, itemId),
    isFlaggedBy(prisma, { communityId, itemId, accountId: accountOf(actor) }),
    groundOf(prisma, communityId, itemId),
    listOf(prisma, communityId, authorId, daysAfter(now, -MEMORY_DAYS)),
  ]);
  const subject = { authorId, roles, hidden: item.hidden, answeredFor: answeredWith !== null };
  return {
    ...{ item, ground, sanctionId: answeredWith?.id ?? null },
    before: earlier.filter((one) => isRemembered(one, now)).map((one) => shown(one, now)),
    refusal: refusalToSanction(actor, subject, flagged),
  };
}

const shown = <Row extends Course>(row: Row, now: Date) => ({ ...row, standing: standingOf(row, now) });

/** What runs now and which appeals wait: for the committee and its supervisors. */
export async function sanctionsPage(actor: Actor, now = new Date()) {
  refuseIf(refusalToSeeSanctions(actor));
  const rows = (await listOpen(prisma, actor.communityId, now, MOST_SHOWN)).map((row) => shown(row, now));
  const appeals = rows.flatMap(({ answerDueAt, ...row }) =>
    row.state === "appealed" && answerDueAt ? [{ ...row, answerDueAt, isLate: now > answerDueAt }] : [],
  );
  return {
    running: rows.filter(({ standing }) => standing === "running"),
    appeals: appeals.sort((a, b) => a.answerDueAt.getTime() - b.answerDueAt.getTime()),
  };
}

/** One sanction, for whom it is about and for those who answer for it; who imposed it is told to the latter alone. */
export async function sanctionPage(actor: Actor, id: string, now = new Date()) {
  const { accountId, byId, by, ...sanction } = await getSanction(prisma, actor.communityId, id);
  refuseIf(refusalToSee(actor, { accountId }));
  const isOwn = accountId === actor.accountId;
  const { authorId: _, ...item } = await getItem(actor.communityId, sanction.itemId);
  const facts = { ...sanction, accountId, byId };
  return {
    ...{
      sanction: shown(sanction, now),
      item: isOwn ? asAuthorsSee(item) : item,
      isOwn,
      byName: isOwn ? null : by.shownName,
    },
    appealableUntil: appealableUntil(sanction),
    refusals: {
      appeal: refusalToAppeal(actor, facts, now),
      lift: refusalToLift(actor, facts, now),
      decide: refusalToDecide(actor, facts),
    },
  };
}

/** The same for the pages on which the committee lifts it or decides on its appeal. */
export async function judgedSanctionPage(actor: Actor, id: string) {
  refuseIf(refusalToSeeSanctions(actor));
  return sanctionPage(actor, id);
}

/** One's own, the latest first. */
export async function ownSanctions({ accountId, communityId }: Actor, now = new Date()) {
  if (!accountId) return [];
  return (await listOwn(prisma, communityId, accountId, MOST_OWN)).map((row) => shown(row, now));
}

/** How much one may write here, and why; of whoever is signed in. */
export async function ownLevel(actor: Actor): Promise<LevelShown | null> {
  if (!actor.accountId) return null;
  const facts = await writerFacts(prisma, { communityId: actor.communityId, accountId: actor.accountId });
  return levelShown(facts, isVerified(actor));
}

/** How much of everything somebody may write and send here. */
export async function ownLimits(actor: Actor): Promise<Limits> {
  const facts = await writerFacts(prisma, { communityId: actor.communityId, accountId: accountOf(actor) });
  return limitsFor(actor, facts);
}

/** What of all this waits for somebody: what they have not read, and for the committee the appeals that are theirs to decide. */
export const sanctionNeeds = (actor: Actor) =>
  listNeeds(prisma, actor.communityId, accountOf(actor), isCommittee(actor));
