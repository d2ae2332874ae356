import { isUrgent } from "#app/domain/moderation/grounds.ts";
import type { ReviewMode } from "./forms.ts";
import type { Signal } from "./signals.ts";

export type Verdict = {
  /** All that the committee is told, the reason for waiting among it. */
  signals: Signal[];
  /** Nobody but its author and the committee sees it until the committee has. */
  held: boolean;
  /** Whether the committee has to look at it, and before other things. */
  noticed: boolean;
  urgent: boolean;
};

/** What is no reason to look by itself, for good neighbours do it too; two of them together are. */
const LIGHT: ReadonlySet<Signal["kind"]> = new Set(["newAccount", "links", "repeated", "speed"]);
const LIGHT_TOGETHER = 2;

/** What becomes of something written. Whoever speaks in an office is not kept waiting, but looked at as anybody is. */
export function verdictOn(noticed: readonly Signal[], review: ReviewMode, inOffice: boolean): Verdict {
  const isNew = noticed.some(({ kind }) => kind === "newAccount");
  const waits = !inOffice && (review === "everybody" || (review === "newcomers" && isNew));
  const signals = waits ? [{ kind: "review", whose: review } as const, ...noticed] : [...noticed];
  const hits = signals.flatMap((signal) => (signal.kind === "words" ? signal.hits : []));
  const held = waits || (!inOffice && hits.some(({ strength }) => strength === "hold"));
  const light = signals.filter(({ kind }) => LIGHT.has(kind)).length;
  return {
    signals,
    held,
    noticed: held || hits.length > 0 || light >= LIGHT_TOGETHER,
    urgent: hits.some(({ ground }) => isUrgent(ground)),
  };
}
