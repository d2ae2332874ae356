import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { pathOf, type ThreadHome } from "#app/domain/comments/home.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { readSerial, type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import type { ProposalState } from "./lifecycle.ts";
import { refusalToDiscuss } from "./policy.ts";

type Row = Serial & {
  threadId: string;
  title: string;
  authorId: string;
  state: ProposalState;
  hidden: boolean;
  held: boolean;
};

/** The proposal a thread belongs to; null when it belongs to none, or to a draft. */
export const homeInProposal = (db: Db, actor: Actor, { threadId, hold }: { threadId: string; hold: boolean }) =>
  find(db, actor, Prisma.sql`"threadId" = ${threadId}::uuid`, hold);

/** A proposal as the home of its thread, whose state stands until commit; comments do not wait for each other. */
export async function holdProposalAsHome(tx: Db, actor: Actor, address: string): Promise<ThreadHome | null> {
  const serial = readSerial(address);
  return serial && find(tx, actor, Prisma.sql`"year" = ${serial.year} AND "number" = ${serial.number}`, true);
}

async function find(db: Db, { communityId }: Actor, which: Prisma.Sql, hold: boolean): Promise<ThreadHome | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT "threadId", "year", "number", "title", "authorId", "state", "hiddenFor" IS NOT NULL AS "hidden",
      "heldAt" IS NOT NULL AS "held" FROM "Proposal"
    WHERE "communityId" = ${communityId} AND ${which} AND "number" IS NOT NULL
    ${hold ? Prisma.sql`FOR SHARE` : Prisma.empty}`;
  if (!row) return null;
  return {
    ...{ threadId: row.threadId, path: pathOf("proposals", row), title: row.title, ownerIds: [row.authorId] },
    tags: [tags.proposal(communityId, showSerial(row))],
    countTags: [tags.proposals(communityId)],
    refusalTo: (actor) => refusalToDiscuss(actor, row),
  };
}

export const proposalLines = (communityId: string, threadIds: readonly string[]) => Prisma.sql`
  SELECT "threadId", "title", "year", "number" FROM "Proposal"
  WHERE "communityId" = ${communityId} AND "threadId" = ANY(${threadIds}::uuid[]) AND "number" IS NOT NULL`;
