import type { Db } from "#app/db/client.server.ts";
import { type About, noticeItem } from "#app/domain/moderation/notice-item.server.ts";
import { type Circumstances, circumstancesJson, folded } from "./circumstances.server.ts";
import { wordsOf } from "./list-cache.server.ts";
import { signalsIn } from "./signals.ts";
import { addSignals, putSignals } from "./store.server.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

export type Look = Verdict & { fingerprint: bigint | null };

type Said = {
  /** All that others will read of it. */
  text: string;
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
  { text, inOffice }: Said,
): Promise<Look> {
  const { review, wordsRevision, fingerprint, ...author } = known;
  const words = await wordsOf(db, communityId, wordsRevision);
  const verdict = verdictOn(signalsIn(text, author, words.find(text)), review, inOffice);
  return { ...verdict, fingerprint: fingerprint === null ? null : BigInt(fingerprint) };
}

type Written = Said & {
  communityId: string;
  authorId: string;
  /** What of it is repeated when the same is said again. */
  body: string;
  itemId: string;
};

/** Looks at what somebody is about to say in something that is there already, before others could see it. One query. */
export async function lookAt(db: Db, { text, inOffice, body, ...written }: Written): Promise<Look> {
  const asked = circumstancesJson({ ...written, folded: folded(body) });
  const [row] = await db.$queryRaw<{ known: Circumstances | null }[]>`SELECT ${asked} AS "known"`;
  if (!row?.known) throw new Error("no community or no account");
  return lookIn(db, written.communityId, row.known, { text, inOffice });
}

/** Keeps what was noticed of a new text, and lays it before the committee where there is reason to. */
export async function noteSignals(tx: Db, communityId: string, about: About, { signals, noticed, urgent }: Look) {
  await addSignals(tx, communityId, about, signals);
  if (noticed) await noticeItem(tx, communityId, about, urgent);
}

/** What was noticed goes with the words it was noticed in. */
export const forgetSignals = (tx: Db, communityId: string, about: About): Promise<void> =>
  putSignals(tx, communityId, about, []);

/** The same of a text that says something else now; one that waits, waits on with its new words. */
export async function noteSignalsAnew(tx: Db, communityId: string, about: About, { signals, noticed, urgent }: Look) {
  await putSignals(tx, communityId, about, signals);
  if (noticed) await noticeItem(tx, communityId, about, urgent);
}
