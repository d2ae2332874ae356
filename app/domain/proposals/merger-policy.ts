import type { Actor } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { isDiscussable, type ProposalState } from "./lifecycle.ts";
import { hasWaitingObjection, isMergeable, type Merger } from "./merging.ts";
import { refusalToSteer, whileUnread } from "./policy.ts";

type Side = { authorId: string; state: ProposalState; hidden: boolean; held: boolean };
type Source = Side & { planWaits: boolean };

/** Why this proposal may not be merged by this person, whatever it is merged into; or null when it may. */
export function refusalToMerge(actor: Actor, source: Source): RefusalCode | null {
  const refusal = refusalToSteer(actor, source) ?? whileUnread(source);
  if (refusal) return refusal;
  if (!isMergeable(source.state)) return "proposal_state";
  return source.planWaits ? "plan_waiting" : null;
}

/** Why it may not be merged into this one. What is merged itself is closed, so no way leads in a circle. */
export function refusalToMergeInto(
  actor: Actor,
  source: Source & { id: string },
  target: Side & { id: string },
): RefusalCode | null {
  const refusal = refusalToMerge(actor, source) ?? refusalToSteer(actor, target);
  if (refusal) return refusal;
  if (source.id === target.id) return "merger_same";
  return whileUnread(target) ?? (isDiscussable(target.state) ? null : "merger_closed");
}

type Written = Pick<Side, "authorId">;
type Sides = {
  source: Written;
  target: Written;
  /** Where the target went later on, and the support of both with it; null while it stands by itself. */
  root: Written | null;
};

/** Whoever merged it may undo it, too; not whoever wrote one of the two, or what both stand in now. */
export function refusalToUndoMerger(actor: Actor, { source, target, root }: Sides): RefusalCode | null {
  return refusalToSteer(actor, source) ?? refusalToSteer(actor, target) ?? (root && refusalToSteer(actor, root));
}

/** Its author alone, once, and in time. */
export function refusalToObjectToMerger(
  actor: Actor,
  { isAuthor, objectedAt, objectUntil }: Pick<Merger, "objectedAt" | "objectUntil"> & { isAuthor: boolean },
  now: Date,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isAuthor) return "author_only";
  if (objectedAt) return "merger_objected";
  return now < objectUntil ? null : "merger_over";
}

/** Nobody clears what they did themselves. */
export function refusalToKeepMerger(
  actor: Actor,
  { merger, ...sides }: Sides & { merger: Merger },
): RefusalCode | null {
  const refusal = refusalToUndoMerger(actor, sides);
  if (refusal) return refusal;
  if (!hasWaitingObjection(merger)) return "already_answered";
  return merger.mergedById === actor.accountId ? "own_merger" : null;
}
