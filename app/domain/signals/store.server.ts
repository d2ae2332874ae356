import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { STRENGTHS } from "./forms.ts";
import { Signal } from "./signals.ts";

type Key = { communityId: string; commentId: string };

/** What was noticed of the comment as it stands now takes the place of what was noticed before. */
export async function putSignals(tx: Db, key: Key, signals: readonly Signal[]) {
  await tx.commentSignal.deleteMany({ where: key });
  await addSignals(tx, key, signals);
}

export async function addSignals(tx: Db, key: Key, signals: readonly Signal[]) {
  if (signals.length === 0) return;
  await tx.commentSignal.createMany({ data: signals.map(({ kind, ...detail }) => ({ ...key, kind, detail })) });
}

type SignalRow = { commentId: string; kind: string; detail: object; body: string };

/** With the text in which it was noticed. */
export async function listSignals(db: Db, communityId: string, commentIds: string[]) {
  const rows = await db.$queryRaw<SignalRow[]>`
    SELECT s."commentId", s."kind"::text, s."detail", c."body" FROM "CommentSignal" s
    JOIN "Comment" c ON c."communityId" = s."communityId" AND c."id" = s."commentId"
    WHERE s."communityId" = ${communityId} AND s."commentId" = ANY(${commentIds}::uuid[]) ORDER BY s."kind"`;
  return rows.map(({ kind, detail, ...row }) => ({ ...row, signal: Signal.parse({ ...detail, kind }) }));
}

type Listed = { word: string; ground: Ground; strength: (typeof STRENGTHS)[number] };

export const listWords = (db: Db, communityId: string): Promise<Listed[]> =>
  db.listedWord.findMany({
    where: { communityId },
    orderBy: { key: "asc" },
    select: { word: true, ground: true, strength: true },
  });
