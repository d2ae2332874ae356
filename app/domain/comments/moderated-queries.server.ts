import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { PictureView } from "#app/domain/pictures/picture.ts";
import { PICTURES_OF_C } from "#app/domain/pictures/picture-sql.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { diff, type Piece } from "./diff.ts";
import { linesOf } from "./homes.server.ts";

const EXCERPT = 120;
/** Of something long that is answered so much is shown at once: what is judged stands below it on a small screen. */
const PARENT_BEGINNING = 40;

type Row = {
  id: string;
  threadId: string;
  /** Null when it has not come out. */
  position: number | null;
  authorId: string;
  authorName: string;
  bodyHtml: string;
  pictures: PictureView[];
  /** How it begins, as it was typed, and … where it goes on. */
  excerpt: string;
  createdAt: Date;
  removed: boolean;
  hidden: boolean;
  held: boolean;
  /** What it answers: how that begins, where it is long; and whether everybody reads it, or the committee alone. */
  parent: { authorName: string; bodyHtml: string; beginning: string | null; isOut: boolean } | null;
};

/** Comments as whoever judges them sees them, hidden or not: with what each answers and what is talked about. Two queries. */
export async function commentsInContext(communityId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ItemInContext>();
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT c."id", c."threadId", c."position", c."authorId", a."shownName" AS "authorName", c."bodyHtml",
      left(c."body", ${EXCERPT}) || CASE WHEN length(c."body") > ${EXCERPT} THEN '…' ELSE '' END AS "excerpt", c."createdAt", ${PICTURES_OF_C} AS "pictures",
      c."removedAt" IS NOT NULL AS "removed", c."hiddenFor" IS NOT NULL AS "hidden", c."heldAt" IS NOT NULL AS "held",
      (SELECT json_build_object('authorName', pa."shownName", 'bodyHtml', p."bodyHtml",
          'beginning', CASE WHEN length(p."body") > ${EXCERPT} THEN left(p."body", ${PARENT_BEGINNING}) || '…' END,
          'isOut', p."hiddenFor" IS NULL AND p."heldAt" IS NULL) FROM "Comment" p
        JOIN "Account" pa ON pa."id" = p."authorId"
        WHERE p."communityId" = c."communityId" AND p."id" = c."parentId") AS "parent"
    FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
    WHERE c."communityId" = ${communityId} AND c."id" IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  const lines = await linesOf(prisma, communityId, [...new Set(rows.map(({ threadId }) => threadId))]);
  return new Map(
    rows.flatMap(({ threadId, ...row }): [string, ItemInContext][] => {
      const home = lines.get(threadId);
      const free = { kind: "comment", closed: null, unhidable: null } as const;
      return home ? [[row.id, { ...row, ...free, home: { path: home.path, title: home.title } }]] : [];
    }),
  );
}
/** A comment that is flagged or judged, or a proposal seen in the same way: that is its own home, and stands first there. */
export type ItemInContext = Omit<Row, "threadId"> & {
  kind: "comment" | "proposal";
  home: { path: string; title: string };
  closed: RefusalCode | null;
  unhidable: RefusalCode | null;
};

/** What became of a comment since it said what it did at that revision; null when its former words are gone. */
export async function changesSince(communityId: string, id: string, revision: number): Promise<Piece[] | null> {
  const where = { communityId_id: { communityId, id } };
  const [former, comment] = await Promise.all([
    prisma.commentRevision.findFirst({ where: { communityId, commentId: id, revision }, select: { body: true } }),
    prisma.comment.findUniqueOrThrow({ where, select: { body: true } }),
  ]);
  return former && diff(former.body, comment.body);
}
