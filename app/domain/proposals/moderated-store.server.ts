import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalState } from "./lifecycle.ts";

type Row = {
  id: string;
  /** Null while it has not come out. */
  year: number | null;
  number: number | null;
  authorId: string;
  state: ProposalState;
  hidden: boolean;
  heldAt: Date | null;
  /** Whether its words are gone for good. */
  removed: boolean;
  revision: number;
  updatedAt: Date;
  now: Date;
};

/** Of all proposals those that were handed in: what is a draft yet is there for its author alone. */
export const HANDED_IN = Prisma.sql`("number" IS NOT NULL OR "heldAt" IS NOT NULL OR "hiddenFor" IS NOT NULL)`;

/** A proposal that was handed in and the database's own clock, held until commit. */
export async function lockHandedIn(tx: Db, communityId: string, id: string) {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "id", "year", "number", "authorId", "state", "hiddenFor" IS NOT NULL AS "hidden", "heldAt", "revision",
      NOT EXISTS (
        SELECT FROM "ProposalRevision" r WHERE r."communityId" = p."communityId" AND r."proposalId" = p."id"
      ) AS "removed",
      "updatedAt", clock_timestamp() AS "now"
    FROM "Proposal" p WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid AND ${HANDED_IN} FOR UPDATE`;
  if (!row) return null;
  const { year, number, ...facts } = row;
  return { ...facts, serial: year && number ? showSerial({ year, number }) : null };
}

/** The votes there were on a proposal: their pages name it. */
export async function voteSerials(db: Db, communityId: string, proposalId: string): Promise<string[]> {
  const votes = await db.vote.findMany({ where: { communityId, proposalId }, select: { year: true, number: true } });
  return votes.map(showSerial);
}

export const findRevision = (db: Db, communityId: string, proposalId: string, revision: number) =>
  db.proposalRevision.findUniqueOrThrow({
    where: { communityId_proposalId_revision: { communityId, proposalId, revision } },
    select: { title: true, body: true },
  });

export async function deleteRevisions(
  tx: Db,
  communityId: string,
  proposalId: string,
  { before }: { before?: number } = {},
) {
  const revision = before === undefined ? {} : { revision: { lt: before } };
  await tx.proposalRevision.deleteMany({ where: { communityId, proposalId, ...revision } });
}
