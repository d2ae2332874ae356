import { z } from "zod";

import type { Office } from "./offices.ts";
import { SORTS } from "./ranking.ts";
import { STANCES } from "./stances.ts";

/** What part of a thread is shown: what some stand for, official answers, or what the committee or the subdistrict said. */
export const SHOWN = [...STANCES, "answers", "committee", "subdistrict"] as const;
export type Shown = (typeof SHOWN)[number];

/** Whose words are shown, of those who speak in an office. */
export const OFFICES_OF: Readonly<Record<"committee" | "subdistrict", readonly Office[]>> = {
  committee: ["chair", "moderator"],
  subdistrict: ["official"],
};

const PLACE = /^(\d{1,9})~(\d{1,9})$/;

/** The address of a part of a thread: whatever makes no sense there is as if it were not. */
export const ThreadView = z.object({
  sort: z.enum(SORTS).catch("best"),
  show: z.enum(SHOWN).optional().catch(undefined),
  /** The number of the last comment somebody knows: all that was said since, whatever it answers, in the order it was said. */
  since: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .catch(undefined),
  after: z.string().regex(PLACE).optional().catch(undefined),
});
export type ThreadView = z.output<typeof ThreadView>;

/** Where a thread goes on: the score and the number of the last comment shown. */
export type Place = { score: number; position: number };

export const showPlace = ({ score, position }: Place) => `${score}~${position}`;

export function readPlace(after: string | undefined): Place | null {
  const [, score, position] = PLACE.exec(after ?? "") ?? [];
  return score === undefined ? null : { score: Number(score), position: Number(position) };
}

/** The query of an address, with nothing said that goes without saying. */
export function threadQuery({ sort, show, since, after }: ThreadView): string {
  const query = new URLSearchParams();
  if (sort !== "best") query.set("sort", sort);
  if (show) query.set("show", show);
  if (since) query.set("since", since);
  if (after) query.set("after", after);
  return query.size > 0 ? `?${query}` : "";
}
