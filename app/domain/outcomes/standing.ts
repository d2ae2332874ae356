import type { Verdict } from "#app/domain/votes/result.ts";

/** Whether what was published is in force. */
export type Standing = "notice" | "final" | "annulled";

export type ObjectionVerdict = "waiting" | "upheld" | "rejected";

/** How long the committee has to answer an objection. */
export const ANSWER_DAYS = 5;

/** Where a matter goes when its result is final: it is carried out, or it has failed. */
export const afterNotice = (decision: Verdict): "effective" | "failed" =>
  decision === "passed" || decision === "decided" ? "effective" : "failed";
