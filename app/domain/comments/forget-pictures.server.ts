import type { Db } from "#app/db/client.server.ts";
import { takeAllPictures } from "#app/domain/pictures/give-pictures.server.ts";

/** Takes from comments all pictures that one person sent, for good; what they said stays. */
export async function forgetPictures(tx: Db, accountId: string) {
  if ((await takeAllPictures(tx, accountId)) === 0) return;
  await tx.comment.updateMany({
    where: { authorId: accountId, pictureCount: { gt: 0 } },
    data: { pictureCount: 0 },
  });
}
