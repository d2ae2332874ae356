import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { diff, type Piece } from "#app/domain/comments/diff.ts";
import type { ItemInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { PICTURES_OF_P } from "#app/domain/pictures/picture-sql.server.ts";
import { readSerial, type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { isEditable, isHidable, type ProposalState } from "./lifecycle.ts";
import { HANDED_IN } from "./moderated-store.server.ts";

const EXCERPT = 120;

type Row = { [Key in keyof Serial]: Serial[Key] | null } & Pick<
  ItemInContext,
  "id" | "authorId" | "authorName" | "bodyHtml" | "pictures" | "excerpt" | "createdAt" | "removed" | "hidden" | "held"
> & {
    title: string;
    state: ProposalState;
  };

/** Proposals that were handed in as whoever judges them sees them, hidden or not: what they say is in their last revision. */
export async function proposalsInContext(communityId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ItemInContext>();
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p."id", p."year", p."number", p."authorId", a."shownName" AS "authorName", p."state",
      coalesce(r."title", '') AS "title", coalesce(r."bodyHtml", '') AS "bodyHtml",
      coalesce(nullif(p."excerpt", ''), left(r."body", ${EXCERPT}), '') AS "excerpt", coalesce(p."submittedAt", p."heldAt", p."updatedAt") AS "createdAt",
      ${PICTURES_OF_P} AS "pictures", r."revision" IS NULL AS "removed",
      p."hiddenFor" IS NOT NULL AS "hidden", p."heldAt" IS NOT NULL AS "held"
    FROM "Proposal" p JOIN "Account" a ON a."id" = p."authorId"
    LEFT JOIN "ProposalRevision" r
      ON r."communityId" = p."communityId" AND r."proposalId" = p."id" AND r."revision" = p."revision"
    WHERE p."communityId" = ${communityId} AND ${HANDED_IN}
      AND p."id" IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(
    rows.map(({ year, number, title, state, ...row }): [string, ItemInContext] => [
      row.id,
      {
        ...{ ...row, kind: "proposal", position: number && 0, parent: null },
        home: { path: year && number ? `proposals/${showSerial({ year, number })}` : `drafts/${row.id}`, title },
        closed: isEditable(state) ? null : "no_longer_editable",
        unhidable: isHidable(state) ? null : "voted_on",
      },
    ]),
  );
}

/** The id of a submitted proposal, by its number; null when there is none. */
export async function idOfProposal(communityId: string, serial: string): Promise<string | null> {
  const key = readSerial(serial);
  const where = key && { communityId_year_number: { communityId, ...key } };
  const found = where && (await prisma.proposal.findUnique({ where, select: { id: true } }));
  return found?.id ?? null;
}

/** What became of a proposal's text since it said what it did at that revision; null when its former words are gone. */
export async function proposalChangesSince(communityId: string, id: string, revision: number): Promise<Piece[] | null> {
  const revisions = await prisma.proposalRevision.findMany({
    where: { communityId, proposalId: id, revision: { gte: revision } },
    orderBy: { revision: "asc" },
    select: { revision: true, title: true, body: true },
  });
  const [former, last] = [revisions[0], revisions.at(-1)];
  if (!former || !last || former.revision !== revision) return null;
  return diff(`${former.title}\n\n${former.body}`, `${last.title}\n\n${last.body}`);
}
