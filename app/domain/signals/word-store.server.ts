import { v7 as uuid } from "uuid";

import type { Db } from "#app/db/client.server.ts";
import { foldedForm } from "./folding.ts";
import type { NewWords } from "./forms.ts";

/** The community's list, held until commit: whoever changes it waits for whoever does. */
export async function lockList(tx: Db, communityId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM "Community" WHERE "id" = ${communityId} FOR NO KEY UPDATE`;
}

/** Servers that keep the list ready see by its revision that it is another one. */
export async function reviseList(tx: Db, communityId: string): Promise<void> {
  const data = { wordsRevision: { increment: 1 } };
  await tx.community.update({ where: { id: communityId }, data, select: { id: true } });
}

/** Puts words on the list; what is listed already gets this ground and strength. Returns what is new or changed. */
export async function putWords(tx: Db, communityId: string, { words, ground, strength }: NewWords): Promise<string[]> {
  const rows = await tx.$queryRaw<{ word: string }[]>`
    INSERT INTO "ListedWord" AS l ("communityId", "id", "word", "key", "ground", "strength")
    SELECT DISTINCT ON (asked."key") ${communityId}, asked."id", asked."word", asked."key", ${ground}::"Ground",
      ${strength}::"WordStrength"
    FROM unnest(${words.map(() => uuid())}::uuid[], ${words}::text[], ${words.map(foldedForm)}::text[])
      AS asked("id", "word", "key")
    ORDER BY asked."key", asked."word"
    ON CONFLICT ("communityId", "key") DO UPDATE SET
      "word" = EXCLUDED."word", "ground" = EXCLUDED."ground", "strength" = EXCLUDED."strength"
    WHERE (l."word", l."ground", l."strength") IS DISTINCT FROM (EXCLUDED."word", EXCLUDED."ground", EXCLUDED."strength")
    RETURNING l."word"`;
  return rows.map(({ word }) => word);
}

export const countWords = (db: Db, communityId: string): Promise<number> =>
  db.listedWord.count({ where: { communityId } });

/** The word that was taken off the list; null when it was not on it. */
export async function deleteWord(tx: Db, communityId: string, id: string) {
  const where = { communityId, id };
  const word = await tx.listedWord.findFirst({ where, select: { word: true, ground: true, strength: true } });
  if (word) await tx.listedWord.deleteMany({ where });
  return word;
}
