import { prisma } from "#app/db/client.server.ts";
import { fileKey, isSize } from "#app/domain/pictures/picture.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { files } from "#app/storage/files.server.ts";
import { StorageAway } from "#app/storage/storage.ts";
import { homeOf } from "./homes.server.ts";
import { refusalToSeePicture } from "./policy.ts";

/**
 * A picture's file, for whoever may see what it came with. `lasting` when everybody may: it may then be kept, for it never
 * changes. Refuses with not_found and storage_away.
 */
export async function pictureFile(actor: Actor, id: string, size: string) {
  const { communityId } = actor;
  const [row] =
    isId(id) && isSize(size)
      ? await prisma.$queryRaw<{ threadId: string; authorId: string; hidden: boolean }[]>`
          SELECT c."threadId", c."authorId", c."hiddenFor" IS NOT NULL AS "hidden" FROM "Picture" p
          JOIN "Comment" c ON c."communityId" = p."communityId" AND c."id" = p."commentId"
          WHERE p."communityId" = ${communityId} AND p."id" = ${id}::uuid`
      : [];
  if (!row || !isSize(size)) throw new Refused("not_found");
  await homeOf(prisma, actor, { threadId: row.threadId, hold: false });
  refuseIf(refusalToSeePicture(actor, row));
  const bytes = await bytesAt(fileKey(id, size));
  if (!bytes) throw new Refused("not_found");
  return { bytes, lasting: !row.hidden };
}

async function bytesAt(key: string) {
  try {
    return await files.get(key);
  } catch (error) {
    throw error instanceof StorageAway ? new Refused("storage_away") : error;
  }
}
