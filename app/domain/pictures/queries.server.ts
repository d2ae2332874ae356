import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { files } from "#app/storage/files.server.ts";
import { StorageAway } from "#app/storage/storage.ts";
import { fileKey, isSize } from "./picture.ts";
import { refusalToSeePicture, type Shown } from "./policy.ts";

/**
 * A picture's file, for whoever may see what it goes with. `lasting` when everybody may: it may then be kept, for it never
 * changes. Refuses with not_found and storage_away.
 */
export async function pictureFile(actor: Actor, id: string, size: string) {
  if (!isId(id) || !isSize(size)) throw new Refused("not_found");
  const [shown] = await prisma.$queryRaw<Shown[]>`
    SELECT coalesce(c."authorId", p."authorId") AS "authorId", coalesce(c."hiddenFor", p."hiddenFor") IS NOT NULL
        OR coalesce(c."heldAt", p."heldAt") IS NOT NULL AS "hidden",
      p."id" IS NOT NULL AND p."number" IS NULL AND p."heldAt" IS NULL AND p."hiddenFor" IS NULL AS "draft"
    FROM "Picture" i
    LEFT JOIN "Comment" c ON c."communityId" = i."communityId" AND c."id" = i."commentId"
    LEFT JOIN "Proposal" p ON p."communityId" = i."communityId" AND p."id" = i."proposalId"
    WHERE i."communityId" = ${actor.communityId} AND i."id" = ${id}::uuid AND i."position" IS NOT NULL`;
  if (!shown) throw new Refused("not_found");
  refuseIf(refusalToSeePicture(actor, shown));
  const bytes = await bytesAt(fileKey(id, size));
  if (!bytes) throw new Refused("not_found");
  return { bytes, lasting: !shown.hidden && !shown.draft };
}

async function bytesAt(key: string) {
  try {
    return await files.get(key);
  } catch (error) {
    throw error instanceof StorageAway ? new Refused("storage_away") : error;
  }
}
