import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";

/**
 * Takes what is personal out of the entries about somebody who is being erased. That it was taken is an entry of each of
 * these chains: without one, a part that is missing was lost.
 */
export async function erasePersonal(tx: Db, accountId: string): Promise<void> {
  const erased = await tx.$queryRaw<{ communityId: string | null }[]>`
    WITH "erased" AS (
      UPDATE "AuditEntry" SET "personal" = NULL, "salt" = NULL
      WHERE "aboutId" = ${accountId}::uuid AND "personal" IS NOT NULL RETURNING "communityId"
    ) SELECT DISTINCT "communityId" FROM "erased"`;
  for (const { communityId } of erased) {
    await record(tx, { communityId, accountId: null }, { action: "person.erase", subject: "person", about: accountId });
  }
}
