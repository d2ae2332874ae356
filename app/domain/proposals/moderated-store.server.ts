import type { Db } from "#app/db/client.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalState } from "./lifecycle.ts";

type Row = {
  id: string;
  year: number;
  number: number;
  authorId: string;
  state: ProposalState;
  hidden: boolean;
  revision: number;
  now: Date;
};

/** A submitted proposal and the database's own clock, held until commit. */
export async function lockSubmitted(tx: Db, communityId: string, id: string) {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "id", "year", "number", "authorId", "state", "hiddenFor" IS NOT NULL AS "hidden", "revision",
      clock_timestamp() AS "now"
    FROM "Proposal" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid AND "number" IS NOT NULL FOR UPDATE`;
  if (!row) return null;
  const { year, number, ...facts } = row;
  return { ...facts, serial: showSerial({ year, number }) };
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

export async function deleteRevisions(tx: Db, communityId: string, proposalId: string) {
  await tx.proposalRevision.deleteMany({ where: { communityId, proposalId } });
}
