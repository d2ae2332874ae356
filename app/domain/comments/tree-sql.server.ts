import { Prisma } from "#app/db/generated/client.ts";
import { PICTURES_OF_C } from "#app/domain/pictures/picture-sql.server.ts";

/** Answers below answers are shown so deep; what is deeper has a page of its own. */
export const DEEPEST = 3;
/** How many of the answers to one comment are shown with it. */
const ANSWERS_SHOWN = 3;

/** Names a comment and says whether it has answers: what the tree is made of. */
export const KEY = Prisma.sql`c."communityId", c."id", c."answerCount"`;

/**
 * What is shown of the comment that a row names: `v."id"` and so on. Looked up row by row: its LIMIT keeps the planner, which
 * cannot guess how few rows a recursion comes to, from reading a whole table to join them.
 */
export const viewOf = (row: Prisma.Sql) => Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT c."id", c."position", c."parentId", a."shownName" AS "authorName", c."stance", c."office", c."answer",
      CASE WHEN c."hiddenFor" IS NULL AND c."heldAt" IS NULL THEN c."bodyHtml" ELSE '' END AS "bodyHtml", c."hiddenFor",
      CASE WHEN c."hiddenFor" IS NULL AND c."heldAt" IS NULL THEN ${PICTURES_OF_C} ELSE '[]'::json END AS "pictures",
      c."heldAt" IS NOT NULL AS "held",
      c."createdAt", c."editedAt" IS NOT NULL AS "edited", c."removedAt" IS NOT NULL AS "removed", c."helpful", c."unhelpful",
      c."best", c."disputed", c."answerCount", c."replyCount", (
        SELECT pa."shownName" FROM "Comment" p JOIN "Account" pa ON pa."id" = p."authorId"
        WHERE p."communityId" = c."communityId" AND p."id" = c."parentId"
      ) AS "answersTo"
    FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
    WHERE c."communityId" = ${row}."communityId" AND c."id" = ${row}."id" LIMIT 1
  ) v`;

/**
 * The rows of a page's comments: those that `tops` selects (KEY, "level", "place"), and below each the first that answer
 * it, down to the deepest level. Reads as many rows however long the thread is, for each step is an index's first few.
 */
export const treeRows = (tops: Prisma.Sql) => Prisma.sql`
  WITH RECURSIVE tree AS (
    SELECT * FROM (${tops}) top
    UNION ALL
    SELECT c.*, t."level" + 1, t."place" FROM tree t CROSS JOIN LATERAL (
      SELECT ${KEY} FROM "Comment" c WHERE c."communityId" = t."communityId" AND c."parentId" = t."id"
        AND c."position" IS NOT NULL ORDER BY c."position" LIMIT ${ANSWERS_SHOWN}
    ) c WHERE t."level" < ${DEEPEST} AND t."answerCount" > 0
  )
  SELECT t."level", t."place", v.* FROM tree t ${viewOf(Prisma.sql`t`)} ORDER BY t."place", t."level", v."position"`;
