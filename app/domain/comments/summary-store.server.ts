import type { Db } from "#app/db/client.server.ts";

type Key = { communityId: string; threadId: string };
export type Summary = { pro: string; proHtml: string; con: string; conHtml: string; revision: number };

export const findSummary = (db: Db, key: Key): Promise<Summary | null> =>
  db.threadSummary.findUnique({
    where: { communityId_threadId: key },
    select: { pro: true, proHtml: true, con: true, conHtml: true, revision: true },
  });

export async function putSummary(tx: Db, key: Key, summary: Summary & { editorId: string; editedAt: Date }) {
  await tx.threadSummary.upsert({
    where: { communityId_threadId: key },
    create: { ...key, ...summary },
    update: summary,
    select: { revision: true },
  });
}

/** The ids of comments by their numbers; of those that nobody can read, none. */
export async function commentsNumbered(tx: Db, { communityId, threadId }: Key, numbers: number[]) {
  const rows = await tx.comment.findMany({
    where: { communityId, threadId, position: { in: numbers }, removedAt: null, hiddenFor: null, heldAt: null },
    select: { id: true, position: true },
  });
  return new Map(rows.flatMap(({ id, position }) => (position === null ? [] : [[position, id] as const])));
}
