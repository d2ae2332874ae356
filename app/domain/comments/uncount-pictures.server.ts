import type { Db } from "#app/db/client.server.ts";

/** What somebody said has no pictures any more, in any community. */
export async function uncountPictures(tx: Db, authorId: string) {
  await tx.comment.updateMany({ where: { authorId, pictureCount: { gt: 0 } }, data: { pictureCount: 0 } });
}
