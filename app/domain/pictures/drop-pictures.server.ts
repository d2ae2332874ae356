import { prisma } from "#app/db/client.server.ts";
import { files } from "#app/storage/files.server.ts";
import { fileKey } from "./picture.ts";
import { deletePicture, giveUpOld, listNobodys } from "./store.server.ts";

const AT_ONCE = 100;

/**
 * Deletes the files, and then the rows, of pictures that are nobody's: taken from what they belonged to, or drawn an hour
 * ago for something that did not come about. Ended in the middle, it goes on the next time.
 */
export async function dropPictures(_key: unknown, stopping?: AbortSignal): Promise<void> {
  await giveUpOld(prisma);
  for (let left = AT_ONCE; left === AT_ONCE && !stopping?.aborted; ) {
    const pictures = await listNobodys(prisma, AT_ONCE);
    for (const picture of pictures) {
      await files.delete(fileKey(picture.id, "small"));
      await files.delete(fileKey(picture.id, "large"));
      await deletePicture(prisma, picture);
    }
    left = pictures.length;
  }
}
