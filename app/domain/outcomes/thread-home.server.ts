import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { pathOf, type ThreadHome } from "#app/domain/comments/home.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { readSerial, type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { refusalToDiscuss } from "./policy.ts";
import type { Standing } from "./standing.ts";

type Row = Serial & {
  threadId: string;
  title: string;
  publisherId: string;
  authorId: string;
  standing: Standing;
  state: ProposalState;
};

/** The notice a thread belongs to; null when it belongs to none. */
export const homeInNotice = (db: Db, actor: Actor, { threadId, hold }: { threadId: string; hold: boolean }) =>
  find(db, actor, Prisma.sql`o."threadId" = ${threadId}::uuid`, hold);

/** A notice as the home of its thread; held, it and its matter stay as they are until commit. */
export async function noticeAsHome(db: Db, actor: Actor, address: string, hold: boolean): Promise<ThreadHome | null> {
  const serial = readSerial(address);
  return serial && find(db, actor, Prisma.sql`o."year" = ${serial.year} AND o."number" = ${serial.number}`, hold);
}

async function find(db: Db, { communityId }: Actor, which: Prisma.Sql, hold: boolean): Promise<ThreadHome | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT o."threadId", o."year", o."number", o."title", o."publisherId", p."authorId", o."standing", p."state"
    FROM "Outcome" o JOIN "Proposal" p ON p."communityId" = o."communityId" AND p."id" = o."proposalId"
    WHERE o."communityId" = ${communityId} AND ${which} ${hold ? Prisma.sql`FOR SHARE OF o, p` : Prisma.empty}`;
  if (!row) return null;
  const { threadId, title, publisherId, authorId } = row;
  return {
    ...{ threadId, path: pathOf("notices", row), title, ownerIds: [publisherId, authorId] },
    tags: [tags.outcome(communityId, showSerial(row))],
    countTags: [tags.noticeLists(communityId)],
    refusalTo: (actor) => refusalToDiscuss(actor, row),
  };
}

export const noticeLines = (communityId: string, threadIds: readonly string[]) => Prisma.sql`
  SELECT "threadId", "title", "year", "number" FROM "Outcome"
  WHERE "communityId" = ${communityId} AND "threadId" = ANY(${threadIds}::uuid[])`;
