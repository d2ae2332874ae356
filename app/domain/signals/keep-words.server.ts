import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { MOST_WORDS, type NewWords } from "./forms.ts";
import { refusalToKeepWords } from "./policy.ts";
import { countWords, deleteWord, lockList, putWords, reviseList } from "./word-store.server.ts";

/** Puts words on the community's list, each for a ground. The same words sent again change nothing. */
export async function addWords(actor: Actor, input: NewWords): Promise<void> {
  refuseIf(refusalToKeepWords(actor));
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    await lockList(tx, communityId);
    const words = await putWords(tx, communityId, input);
    if (words.length === 0) return;
    if ((await countWords(tx, communityId)) > MOST_WORDS) throw new Refused("too_many_words");
    await reviseList(tx, communityId);
    const { ground, strength } = input;
    await record(tx, actor, {
      action: "words.add",
      subject: `words:${communityId}`,
      detail: { words, ground, strength },
    });
  });
}

/** Takes a word off the list. Refuses with not_found what is not, or no longer, on it. */
export async function removeWord(actor: Actor, id: string): Promise<void> {
  refuseIf(refusalToKeepWords(actor));
  if (!isId(id)) throw new Refused("not_found");
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    await lockList(tx, communityId);
    const removed = await deleteWord(tx, communityId, id);
    if (!removed) throw new Refused("not_found");
    await reviseList(tx, communityId);
    const { word, ...detail } = removed;
    await record(tx, actor, {
      action: "words.remove",
      subject: `words:${communityId}`,
      detail: { words: [word], ...detail },
    });
  });
}
