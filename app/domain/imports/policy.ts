import type { ImportState } from "#app/db/generated/enums.ts";
import { type Actor, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { Counts } from "./notes.ts";

/** Lists of units and owners, with all the names in them, are for the committee. */
export function refusalToImport(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}

export function refusalToUpload(actor: Actor, { isUnderWay }: { isUnderWay: boolean }): RefusalCode | null {
  return refusalToImport(actor) ?? (isUnderWay ? "import_under_way" : null);
}

/** All or nothing: while one row is wrong, none is taken. */
export function refusalToApply(
  actor: Actor,
  { state, counts }: { state: ImportState; counts: Counts },
): RefusalCode | null {
  const refusal = refusalToImport(actor);
  if (refusal) return refusal;
  if (state !== "previewed") return "import_state";
  if (counts.rows.error > 0) return "import_has_errors";
  return counts.rows.new + counts.rows.changed === 0 ? "import_changes_nothing" : null;
}

type Applied = { state: ImportState; isLast: boolean; isVotedOn: boolean };

/** Only the last, so that nothing is taken back from under another; and nothing that a roll was taken from. */
export function refusalToUndo(actor: Actor, { state, isLast, isVotedOn }: Applied): RefusalCode | null {
  const refusal = refusalToImport(actor);
  if (refusal) return refusal;
  if (state !== "applied") return "import_state";
  if (!isLast) return "import_not_last";
  return isVotedOn ? "import_voted_on" : null;
}

/** What was applied stays, with what it changed. */
export function refusalToDiscard(actor: Actor, { state }: { state: ImportState }): RefusalCode | null {
  const refusal = refusalToImport(actor);
  return refusal ?? (["reading", "previewed", "refused"].includes(state) ? null : "import_state");
}
