import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { readWriter, type WriterJson, writerJson } from "#app/domain/sanctions/writer-facts.server.ts";
import { type Circumstances, circumstancesJson, folded } from "#app/domain/signals/circumstances.server.ts";

type Coming = { authorId: string; body: string; formKey: string };
type Row = { earlier: string | null; writer: WriterJson | null; known: Circumstances | null };

/**
 * All that decides about comments before they are written, in one query: the comment that a form made when it was first
 * sent, how its author stands, and the circumstances it comes in. In the order of `coming`; null for whoever is gone. Runs
 * while their authors are held; none of them is erased before commit.
 */
export async function beforeComments(tx: Db, communityId: string, coming: readonly Coming[]) {
  const authorId = Prisma.sql`coming."authorId"`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${writerJson({ communityId, accountId: authorId, hold: true })} AS "writer",
      ${circumstancesJson({ communityId, authorId, folded: Prisma.sql`coming."folded"` })} AS "known",
      (SELECT c."id" FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = coming."authorId"
        AND c."formKey" = coming."formKey") AS "earlier"
    FROM unnest(${coming.map((one) => one.authorId)}::uuid[], ${coming.map(({ body }) => folded(body))}::text[],
      ${coming.map(({ formKey }) => formKey)}::uuid[]) WITH ORDINALITY coming("authorId", "folded", "formKey", "at")
    ORDER BY coming."at"`;
  return rows.map(({ earlier, writer, known }) => writer && known && { earlier, writer: readWriter(writer), known });
}
