import type { Db } from "#app/db/client.server.ts";
import { noticeComment } from "#app/domain/moderation/notice-comment.server.ts";
import { type Circumstances, circumstancesJson, folded } from "./circumstances.server.ts";
import { wordsOf } from "./list-cache.server.ts";
import { signalsIn } from "./signals.ts";
import { addSignals, putSignals } from "./store.server.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

export type Look = Verdict & { fingerprint: bigint | null };

type Said = {
  body: string;
  /** Whether its author speaks in an office. */
  inOffice: boolean;
};

/**
 * What there is to notice of something said in circumstances that are known. No query, but for one after the list of words
 * changed.
 */
export async function lookIn(
  db: Db,
  communityId: string,
  known: Circumstances,
  { body, inOffice }: Said,
): Promise<Look> {
  const { review, wordsRevision, fingerprint, ...author } = known;
  const words = await wordsOf(db, communityId, wordsRevision);
  const verdict = verdictOn(signalsIn(body, author, words.find(body)), review, inOffice);
  return { ...verdict, fingerprint: fingerprint === null ? null : BigInt(fingerprint) };
}

type Edited = Said & { communityId: string; authorId: string; commentId: string };

/** Looks at what somebody is about to say instead, before others could see it. One query. */
export async function lookAtComment(db: Db, { body, inOffice, ...written }: Edited): Promise<Look> {
  const asked = circumstancesJson({ ...written, folded: folded(body) });
  const [row] = await db.$queryRaw<{ known: Circumstances | null }[]>`SELECT ${asked} AS "known"`;
  if (!row?.known) throw new Error("no community or no account");
  return lookIn(db, written.communityId, row.known, { body, inOffice });
}

type Key = { communityId: string; commentId: string };

/** Keeps what was noticed of a new comment, and lays it before the committee where there is reason to. */
export async function noteSignals(tx: Db, key: Key, { signals, noticed, urgent }: Look): Promise<void> {
  await addSignals(tx, key, signals);
  if (noticed) await noticeComment(tx, { communityId: key.communityId, itemId: key.commentId }, urgent);
}

/** What was noticed goes with the words it was noticed in. */
export const forgetSignals = (tx: Db, key: Key): Promise<void> => putSignals(tx, key, []);

/** The same of a comment that says something else now; one that waits, waits on with its new words. */
export async function noteSignalsAnew(tx: Db, key: Key, { signals, noticed, urgent }: Look): Promise<void> {
  await putSignals(tx, key, signals);
  if (noticed) await noticeComment(tx, { communityId: key.communityId, itemId: key.commentId }, urgent);
}
