import type { Db } from "#app/db/client.server.ts";
import { readWriter, type WriterJson, writerJson } from "#app/domain/sanctions/writer-facts.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Circumstances, circumstancesJson } from "#app/domain/signals/circumstances.server.ts";

type Coming = { communityId: string; authorId: string; body: string; formKey: string };

/**
 * All that decides about a comment before it is written, in one query: the comment that its form made when it was first
 * sent, how its author stands, and the circumstances it comes in. Runs while its author is held.
 */
export async function beforeComment(tx: Db, { formKey, ...writing }: Coming) {
  const { communityId, authorId: accountId } = writing;
  type Row = { earlier: string | null; writer: WriterJson | null; known: Circumstances | null };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${writerJson({ communityId, accountId })} AS "writer", ${circumstancesJson(writing)} AS "known",
      (SELECT c."id" FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid
        AND c."formKey" = ${formKey}::uuid) AS "earlier"`;
  if (!row?.writer || !row.known) throw new Refused("not_found");
  return { earlier: row.earlier, writer: readWriter(row.writer), known: row.known };
}
