import type { Db } from "#app/db/client.server.ts";
import { noticeComment } from "#app/domain/moderation/notice-comment.server.ts";
import { foldedForm } from "./folding.ts";
import { wordsOf } from "./list-cache.server.ts";
import { isTelling, signalsIn } from "./signals.ts";
import { addSignals, circumstancesOf, putSignals } from "./store.server.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

type Writing = {
  communityId: string;
  authorId: string;
  body: string;
  /** Whether its author speaks in an office. */
  inOffice: boolean;
  /** The comment that is to say this instead, when there is one already. */
  commentId?: string;
};
export type Look = Verdict & { fingerprint: bigint | null };

/** Looks at what somebody is about to say, before others could see it. One query, and one more after the list of words changed. */
export async function lookAtComment(db: Db, { body, inOffice, commentId, ...who }: Writing): Promise<Look> {
  const folded = foldedForm(body);
  const writing = { ...who, folded: isTelling(folded) ? folded : null, commentId: commentId ?? null };
  const { review, wordsRevision, fingerprint, ...author } = await circumstancesOf(db, writing);
  const words = await wordsOf(db, who.communityId, wordsRevision);
  return { ...verdictOn(signalsIn(body, author, words.find(body)), review, inOffice), fingerprint };
}

type Key = { communityId: string; commentId: string };

/** Keeps what was noticed of a new comment, and lays it before the committee where there is reason to. */
export async function noteSignals(tx: Db, key: Key, { signals, noticed, urgent }: Look): Promise<void> {
  await addSignals(tx, key, signals);
  if (noticed) await noticeComment(tx, key, urgent);
}

/** What was noticed goes with the words it was noticed in. */
export const forgetSignals = (tx: Db, key: Key): Promise<void> => putSignals(tx, key, []);

/** The same of a comment that says something else now; one that waits, waits on with its new words. */
export async function noteSignalsAnew(tx: Db, key: Key, { signals, noticed, urgent }: Look): Promise<void> {
  await putSignals(tx, key, signals);
  if (noticed) await noticeComment(tx, key, urgent);
}
