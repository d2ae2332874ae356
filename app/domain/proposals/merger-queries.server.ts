import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { isDiscussable } from "./lifecycle.ts";
import { refusalToMergeInto, refusalToObjectToMerger } from "./merger-policy.ts";
import { nameOf } from "./merger-rows.server.ts";
import { countTogether, getSides, listOwnMergers } from "./merger-store.server.ts";
import { hasWaitingObjection } from "./merging.ts";
import { proposalFacts } from "./queries.server.ts";
import { similarProposals } from "./similar-queries.server.ts";

const MOST_OFFERED = 8;

/** What a proposal could be merged into: what is like it and open. Another one is named by its number. */
export async function mergerChoicePage(actor: Actor, serial: string) {
  const { title, refusals } = await proposalFacts(actor, serial);
  refuseIf(refusals.merge);
  const alike = await similarProposals(actor.communityId, title, { limit: 3 * MOST_OFFERED });
  const open = alike.filter((one) => one.serial !== serial && isDiscussable(one.state));
  return { serial, title, alike: open.slice(0, MOST_OFFERED) };
}

/** Both proposals beside each other, before they are merged, and what merging them would be refused; null where there is no second. */
export async function mergerPage(actor: Actor, serial: string, into: string) {
  const one = await proposalFacts(actor, serial);
  refuseIf(one.refusals.merge);
  const sides = await getSides(prisma, actor.communityId, { source: serial, target: into });
  if (!sides) return null;
  const { source, target } = sides;
  const [other, together] = await Promise.all([
    proposalFacts(actor, into),
    countTogether(prisma, actor.communityId, source, target),
  ]);
  return { source: one, target: other, together, refusal: refusalToMergeInto(actor, source, target) };
}

/** What the author reads before objecting. */
export async function mergerObjectionPage(actor: Actor, serial: string, now = new Date()) {
  accountOf(actor);
  const { title, isAuthor, merger } = await mergedFacts(actor, serial);
  const refusal = refusalToObjectToMerger(actor, { ...merger, isAuthor }, now);
  if (refusal === "author_only") throw new Refused(refusal);
  return { serial, title, merger, refusal };
}

/** What the committee reads before it answers. */
export async function mergerAnswerPage(actor: Actor, serial: string) {
  accountOf(actor);
  const { title, merger } = await mergedFacts(actor, serial);
  refuseIf(merger.refusals.undo);
  if (!merger.waits) throw new Refused("already_answered");
  return { serial, title, merger };
}

export async function mergerUndoingPage(actor: Actor, serial: string) {
  accountOf(actor);
  const { title, merger } = await mergedFacts(actor, serial);
  refuseIf(merger.refusals.undo);
  return { serial, title, merger };
}

async function mergedFacts(actor: Actor, serial: string) {
  const { title, isAuthor, merger } = await proposalFacts(actor, serial);
  if (!merger) throw new Refused("proposal_state");
  return { title, isAuthor, merger };
}

/** Where one's own proposals went lately and what went into them, for the page of what is one's own. */
export async function ownMergers(actor: Actor, now = new Date()) {
  const rows = await listOwnMergers(prisma, actor.communityId, accountOf(actor), 20);
  return rows.map(({ source, target, ...merger }) => ({
    ...merger,
    waits: hasWaitingObjection(merger),
    mayObject: refusalToObjectToMerger(actor, { ...merger, isAuthor: merger.isOwn }, now) === null,
    source: nameOf(source),
    target: nameOf(target),
  }));
}
