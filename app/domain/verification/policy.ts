import type { ClaimState } from "#app/db/generated/enums.ts";
import { type Actor, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { type Letter, letterState, NAMES_A_LETTER } from "./letters.ts";

/** More than anybody has homes; a queue that one person fills is of no use to the others. */
export const MOST_WAITING = 5;

/** What the committee does for a community: print letters, look at claims. */
export function refusalToCheckPeople(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}

type Standing = {
  /** Is linked to this unit as what they claim to be. */
  isLinked: boolean;
  /** Has a claim to this unit that waits and that a letter does not replace. */
  waitsHere: boolean;
  /** How many of their claims wait in this community. */
  waiting: number;
};

export function refusalToClaim(actor: Actor, { isLinked, waitsHere, waiting }: Standing): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (isLinked) return "already_linked";
  if (waitsHere) return "claim_waiting";
  return waiting >= MOST_WAITING ? "too_many_claims" : null;
}

type Held = Letter & { printedById: string; namesTried: number };

/** Whether a letter proves anything now. One that its own printer holds does not: nobody verifies themselves. */
export const letterCounts = (letter: Held, accountId: string, now: Date) =>
  letterState(letter, now) === "out" && letter.printedById !== accountId && letter.namesTried < NAMES_A_LETTER;

type Claimed = {
  claimantId: string;
  /** Everybody who belongs to the unit, or claims to. */
  unitAccountIds: readonly string[];
};

/** Nobody looks into their own claim, nor into one for a unit they belong to. */
export function refusalToVerify(actor: Actor, { claimantId, unitAccountIds }: Claimed): RefusalCode | null {
  const refusal = refusalToCheckPeople(actor);
  if (refusal) return refusal;
  const isOwn = [claimantId, ...unitAccountIds].some((accountId) => accountId === actor.accountId);
  return isOwn ? "own_item" : null;
}

export function refusalToDecide(actor: Actor, claim: Claimed & { state: ClaimState }): RefusalCode | null {
  return refusalToVerify(actor, claim) ?? (claim.state === "waiting" ? null : "claim_decided");
}

/** What others claim is not there for whoever did not claim it. */
export function refusalToWithdraw(actor: Actor, claim: { claimantId: string; state: ClaimState }): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (claim.claimantId !== actor.accountId) return "not_found";
  return claim.state === "waiting" ? null : "claim_decided";
}
