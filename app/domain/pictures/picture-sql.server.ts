import { Prisma } from "#app/db/generated/client.ts";

/**
 * The pictures that go with a row as JSON, a PictureView each: part of a query that reads such rows. Asks for none where
 * there are none.
 */
const picturesOf = (
  row: Prisma.Sql,
  key: Prisma.Sql,
) => Prisma.sql`CASE WHEN ${row}."pictureCount" = 0 THEN '[]'::json ELSE (
  SELECT coalesce(json_agg(json_build_object('id', i."id", 'alt', i."alt",
    'small', json_build_object('width', i."smallWidth", 'height', i."smallHeight"),
    'large', json_build_object('width', i."largeWidth", 'height', i."largeHeight")) ORDER BY i."position"), '[]')
  FROM "Picture" i WHERE i."communityId" = ${row}."communityId" AND i.${key} = ${row}."id") END`;

/** Of the comment "c". */
export const PICTURES_OF_C = picturesOf(Prisma.sql`c`, Prisma.sql`"commentId"`);

/** Of the proposal "p". */
export const PICTURES_OF_P = picturesOf(Prisma.sql`p`, Prisma.sql`"proposalId"`);
