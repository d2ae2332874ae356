import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ThreadHome, ThreadLine } from "#app/domain/comments/home.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import type { ProposalState } from "./lifecycle.ts";
import { refusalToDiscuss } from "./policy.ts";

type Row = { year: number; number: number; title: string; authorId: string; state: ProposalState; hidden: boolean };

const pathOf = (serial: string) => `proposals/${serial}`;

/** The proposal a thread belongs to; null when it belongs to none, or to a draft. */
export async function homeInProposal(
  db: Db,
  actor: Actor,
  { threadId, hold }: { threadId: string; hold: boolean },
): Promise<ThreadHome | null> {
  const { communityId } = actor;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT "year", "number", "title", "authorId", "state", "hiddenFor" IS NOT NULL AS "hidden" FROM "Proposal"
    WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "number" IS NOT NULL
    ${hold ? Prisma.sql`FOR SHARE` : Prisma.empty}`;
  if (!row) return null;
  const serial = showSerial(row);
  return {
    ...{ threadId, path: pathOf(serial), title: row.title, ownerId: row.authorId },
    tags: [tags.proposal(communityId, serial)],
    countTags: [tags.proposals(communityId)],
    refusal: refusalToDiscuss(actor, row),
  };
}

export async function proposalLines(db: Db, communityId: string, threadIds: string[]): Promise<ThreadLine[]> {
  const rows = await db.proposal.findMany({
    where: { communityId, threadId: { in: threadIds }, number: { not: null } },
    select: { threadId: true, year: true, number: true, title: true },
  });
  return rows.flatMap(({ threadId, year, number, title }) =>
    year && number ? { threadId, title, path: pathOf(showSerial({ year, number })) } : [],
  );
}
