import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { readWriter, type WriterJson, writerJson } from "#app/domain/sanctions/writer-facts.server.ts";
import { type Circumstances, circumstancesJson, folded } from "#app/domain/signals/circumstances.server.ts";
import type { StanceKind } from "./stances.ts";

type Coming = { authorId: string; body: string; formKey: string };
/** What a form made, and what it said then: what was first kept of it, once it was changed. */
type Earlier = {
  id: string;
  stance: StanceKind;
  parentId: string | null;
  first: { body: string; pictureCount: number };
};
type Row = { earlier: Earlier | null; writer: WriterJson | null; known: Circumstances | null };

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
      (SELECT json_build_object('id', c."id", 'stance', c."stance", 'parentId', c."parentId", 'first', coalesce(
          (SELECT json_build_object('body', r."body", 'pictureCount', r."pictureCount") FROM "CommentRevision" r
            WHERE r."communityId" = c."communityId" AND r."commentId" = c."id" ORDER BY r."revision" LIMIT 1),
          json_build_object('body', c."body", 'pictureCount', c."pictureCount")))
        FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = coming."authorId"
        AND c."formKey" = coming."formKey") AS "earlier"
    FROM unnest(${coming.map((one) => one.authorId)}::uuid[], ${coming.map(({ body }) => folded(body))}::text[],
      ${coming.map(({ formKey }) => formKey)}::uuid[]) WITH ORDINALITY coming("authorId", "folded", "formKey", "at")
    ORDER BY coming."at"`;
  return rows.map(({ earlier, writer, known }) => writer && known && { earlier, writer: readWriter(writer), known });
}
