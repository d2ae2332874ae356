import { v7 as uuid } from "uuid";

import { prisma } from "#app/db/client.server.ts";
import { ownLimits } from "#app/domain/sanctions/queries.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { type Drawn, drawPhoto } from "#app/domain/shared/draw-photo.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { files } from "#app/storage/files.server.ts";
import { StorageAway } from "#app/storage/storage.ts";
import type { SentPicture } from "./forms.ts";
import { fileKey, type KeptPicture, PICTURE_TYPE, SIDES } from "./picture.ts";
import { insertPicture, sentLately } from "./store.server.ts";

/**
 * Draws pictures anew and keeps their files, before the transaction that gives them to something. A picture's row is
 * there before its files are, so that what is never given is found, and swept, file and all. Refuses with
 * pictures_enough and storage_away, and as drawPhoto() does.
 */
export async function keepPictures(actor: Actor, sent: readonly SentPicture[]): Promise<KeptPicture[]> {
  if (sent.length === 0) return [];
  const owner = { communityId: actor.communityId, accountId: accountOf(actor) };
  const { picturesAnHour } = await ownLimits(actor);
  if ((await sentLately(prisma, owner)) + sent.length > picturesAnHour) throw new Refused("pictures_enough");

  const kept: KeptPicture[] = [];
  for (const { file, alt } of sent) {
    const [small, large] = await drawPhoto(file.bytes, [SIDES.small, SIDES.large]);
    if (!small || !large) throw new Error("a picture of two sizes was asked for");
    const id = uuid();
    await insertPicture(prisma, owner, { id, small, large });
    await keepFiles(id, small, large);
    kept.push({ id, alt });
  }
  return kept;
}

async function keepFiles(id: string, small: Drawn, large: Drawn) {
  try {
    await files.put(fileKey(id, "small"), small.bytes, PICTURE_TYPE);
    await files.put(fileKey(id, "large"), large.bytes, PICTURE_TYPE);
  } catch (error) {
    throw error instanceof StorageAway ? new Refused("storage_away") : error;
  }
}
