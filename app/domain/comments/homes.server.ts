import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { homeInNotice, noticeLines } from "#app/domain/outcomes/thread-home.server.ts";
import { homeInProposal, proposalLines } from "#app/domain/proposals/thread-home.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import { type HomeKind, pathOf, type ThreadHome, type ThreadLine } from "./home.ts";

type Ask = { threadId: string /** Keeps its state until commit. */; hold: boolean };

type Home = {
  homeOf: (db: Db, actor: Actor, ask: Ask) => Promise<ThreadHome | null>;
  /** Selects "threadId", "title", "year" and "number" of those of these threads that are below one of its own. */
  lines: (communityId: string, threadIds: readonly string[]) => Prisma.Sql;
};

/** Everything that is talked about in threads: a line for each kind, what is talked about most first. */
const KINDS: Record<HomeKind, Home> = {
  proposals: { homeOf: homeInProposal, lines: proposalLines },
  notices: { homeOf: homeInNotice, lines: noticeLines },
};

/** What a thread belongs to. Refuses with not_found what is not there, or not there for all to see. */
export async function homeOf(db: Db, actor: Actor, ask: Ask): Promise<ThreadHome> {
  if (!isId(ask.threadId)) throw new Refused("not_found");
  for (const kind of Object.values(KINDS)) {
    const home = await kind.homeOf(db, actor, ask);
    if (home) return home;
  }
  throw new Refused("not_found");
}

type LineRow = Serial & { kind: HomeKind; threadId: string; title: string };

/** What many threads belong to, by their ids: one query, whatever they are below. */
export async function linesOf(db: Db, communityId: string, threadIds: string[]): Promise<Map<string, ThreadLine>> {
  const lines = Object.entries(KINDS).map(
    ([kind, home]) => Prisma.sql`SELECT ${kind} AS "kind", l.* FROM (${home.lines(communityId, threadIds)}) l`,
  );
  const rows = await db.$queryRaw<LineRow[]>(Prisma.join(lines, " UNION ALL "));
  return new Map(
    rows.map(({ threadId, title, kind, ...serial }) => [threadId, { threadId, title, path: pathOf(kind, serial) }]),
  );
}
