import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { MEMORY_DAYS } from "./sanction.ts";
import type { WriterFacts } from "./writing.ts";

type Dated<T> = {
  [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};
type Row = Omit<WriterFacts, "sanctions"> & { sanctions: Dated<WriterFacts["sanctions"][number]>[] };

/** All that is asked of somebody before they write, in one query that reads their own rows, and the database's clock. */
export async function writerFacts(db: Db, communityId: string, accountId: string): Promise<WriterFacts> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT clock_timestamp() AS "now",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'kind', s."kind", 'ground', s."ground", 'state', s."state",
          'from', s."from", 'until', s."until", 'liftedAt', s."liftedAt")), '[]') FROM "Sanction" s
        WHERE s."communityId" = ${communityId} AND s."accountId" = ${accountId}::uuid
          AND s."from" > clock_timestamp() - ${`${MEMORY_DAYS} days`}::interval) AS "sanctions",
      greatest(
        (SELECT max(c."createdAt") FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = a."id"),
        (SELECT max(p."submittedAt") FROM "Proposal" p WHERE p."communityId" = ${communityId} AND p."authorId" = a."id")
      ) AS "lastAt"
    FROM "Account" a WHERE a."id" = ${accountId}::uuid`;
  if (!row) throw new Refused("not_found");
  return {
    ...row,
    sanctions: row.sanctions.map(({ from, until, liftedAt, ...sanction }) => ({
      ...{ ...sanction, from: new Date(from), until: new Date(until), liftedAt: liftedAt ? new Date(liftedAt) : null },
    })),
  };
}
