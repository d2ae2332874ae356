import { officeOf } from "#app/domain/comments/offices.ts";
import { type Actor, hasRole } from "#app/domain/shared/actor.ts";
import type { RefusalCode, Told } from "#app/domain/shared/refusal.ts";
import { LIMITS, type Limits, limitsOf, trustOf } from "./levels.ts";
import { enoughOf, leftOf, stopOf, type WriterFacts, type Writing } from "./writing.ts";

/** What limits count within one comment. */
export type Content = { mentions: number; links: number };

/** Residents and owners became so by showing that a home is theirs. */
export const isVerified = (actor: Pick<Actor, "roles">): boolean =>
  actor.roles.has("resident") || actor.roles.has("owner");

/** Whoever speaks in an office answers many, and is watched over by others. */
const isLimited = (actor: Actor): boolean => officeOf(actor) === null && !hasRole(actor, "admin");

type Refusal = { code: RefusalCode; told: Told };

/** Why this person may not write this now: a sanction first, then limits. */
export function refusalOf(actor: Actor, writing: Writing, facts: WriterFacts, content?: Content): Refusal | null {
  const stop = stopOf(writing, facts);
  if (stop || !isLimited(actor)) return stop;
  const limits = limitsOf(trustOf(facts, isVerified(actor)));
  const enough = enoughOf(writing, facts, limits);
  if (enough) return { code: "wrote_enough", told: { by: "quantity", ...enough } };
  if (!content) return null;
  const { mentions, links } = limits;
  if (content.mentions > mentions) return { code: "too_many_mentions", told: { by: "content", most: mentions } };
  return content.links > links ? { code: "too_many_links", told: { by: "content", most: links } } : null;
}

/** How much this person may write and send; where somebody in office is limited at all, as who is trusted. */
export const limitsFor = (actor: Actor, facts: WriterFacts): Limits =>
  isLimited(actor) ? limitsOf(trustOf(facts, isVerified(actor))) : LIMITS.trusted;

/** From so few that are left on, the form says how many. */
const CLOSE = 3;

/** What a form to comment says before anything is written: what stands in the way, or how little is left. */
export function outlookOf(actor: Actor, facts: WriterFacts): Outlook {
  const refusal = refusalOf(actor, "comment", facts);
  if (refusal || !isLimited(actor)) return { refusal, left: null };
  const left = leftOf("comment", facts, limitsOf(trustOf(facts, isVerified(actor))));
  return { refusal, left: left <= CLOSE ? left : null };
}
export type Outlook = { refusal: Refusal | null; left: number | null };
