import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { type Passage, passageIn } from "./passages.ts";
import { refusalToKeepWords, refusalToSeeWords } from "./policy.ts";
import type { Hit, Signal } from "./signals.ts";
import { listSignals, listWords } from "./store.server.ts";
import { wordList } from "./wordlist.ts";

const PAGE_SIZE = 50;

export type ShownHit = Omit<Hit, "start" | "end"> & { passage: Passage };
export type ShownSignal = Exclude<Signal, { kind: "words" }> | { kind: "words"; hits: ShownHit[] };

const shownIn = (text: string, { start, end, ...hit }: Hit): ShownHit => ({
  ...hit,
  passage: passageIn(text, { start, end }),
});

/** What was noticed of comments and proposals, by their ids, with the words where they stand. One query. */
export async function signalsOf(communityId: string, itemIds: string[]): Promise<Map<string, ShownSignal[]>> {
  const signals = new Map<string, ShownSignal[]>();
  if (itemIds.length === 0) return signals;
  for (const { itemId, text, signal } of await listSignals(prisma, communityId, itemIds)) {
    const shown = signal.kind === "words" ? { ...signal, hits: signal.hits.map((hit) => shownIn(text, hit)) } : signal;
    signals.set(itemId, [...(signals.get(itemId) ?? []), shown]);
  }
  return signals;
}

/** The community's list of words, 50 at a time in the order of their characters. */
export async function wordsPage(actor: Actor, after: string | undefined) {
  refuseIf(refusalToSeeWords(actor));
  const { communityId } = actor;
  const cursor = readCursor(after, (key) => key.length > 0);
  const [count, rows] = await Promise.all([
    prisma.listedWord.count({ where: { communityId } }),
    prisma.listedWord.findMany({
      where: { communityId, ...(cursor && { key: { gt: cursor.value } }) },
      orderBy: { key: "asc" },
      take: PAGE_SIZE + 1,
      select: { id: true, word: true, key: true, ground: true, strength: true },
    }),
  ]);
  const words = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? words.at(-1) : undefined;
  return {
    ...{ count, words: words.map(({ key: _, ...word }) => word), first: cursor === null },
    next: last ? showCursor({ value: last.key, id: last.id }) : null,
    refusal: refusalToKeepWords(actor),
  };
}

/** What the list finds in a text, which is kept nowhere. */
export async function tryWords(actor: Actor, text: string): Promise<ShownHit[]> {
  refuseIf(refusalToSeeWords(actor));
  const list = wordList(await listWords(prisma, actor.communityId));
  return list.find(text).map(({ entry, start, end, variants }) => shownIn(text, { ...entry, start, end, variants }));
}
