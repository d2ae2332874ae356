import { Prisma } from "#app/db/generated/client.ts";

/** The pictures of the comment "c" as JSON, a PictureView each: part of a query that reads comments. Asks for none where there are none. */
export const PICTURES_OF_C = Prisma.sql`CASE WHEN c."pictureCount" = 0 THEN '[]'::json ELSE (
  SELECT coalesce(json_agg(json_build_object('id', i."id", 'alt', i."alt",
    'small', json_build_object('width', i."smallWidth", 'height', i."smallHeight"),
    'large', json_build_object('width', i."largeWidth", 'height', i."largeHeight")) ORDER BY i."position"), '[]')
  FROM "Picture" i WHERE i."communityId" = c."communityId" AND i."commentId" = c."id") END`;
