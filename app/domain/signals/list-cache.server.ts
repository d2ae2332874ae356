import type { Db } from "#app/db/client.server.ts";
import type { Hit } from "./signals.ts";
import { listWords } from "./store.server.ts";
import { type WordList, wordList } from "./wordlist.ts";

type Listed = Pick<Hit, "word" | "ground" | "strength">;
type Kept = { revision: number; list: WordList<Listed> };

/** So many communities' lists are kept ready; a long one takes a few hundred kilobytes. */
const MOST_KEPT = 20;
const kept = new Map<string, Kept>();

/** A community's list, ready to look with: made anew only when the list has changed since. */
export async function wordsOf(db: Db, communityId: string, revision: number): Promise<WordList<Listed>> {
  const known = kept.get(communityId);
  const words = known?.revision === revision ? known : { revision, list: wordList(await listWords(db, communityId)) };
  kept.delete(communityId);
  kept.set(communityId, words);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return words.list;
}
