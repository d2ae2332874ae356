import type { Db } from "#app/db/client.server.ts";
import { homeInProposal, proposalLines } from "#app/domain/proposals/thread-home.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { ThreadHome, ThreadLine } from "./home.ts";

type Ask = { threadId: string /** Keeps its state until commit. */; hold: boolean };

/** Everything that is talked about in threads: a line for each kind. */
const KINDS: readonly {
  homeOf: (db: Db, actor: Actor, ask: Ask) => Promise<ThreadHome | null>;
  linesOf: (db: Db, communityId: string, threadIds: string[]) => Promise<ThreadLine[]>;
}[] = [{ homeOf: homeInProposal, linesOf: proposalLines }];

/** What a thread belongs to. Refuses with not_found what is not there, or not there for all to see. */
export async function homeOf(db: Db, actor: Actor, ask: Ask): Promise<ThreadHome> {
  if (!isId(ask.threadId)) throw new Refused("not_found");
  for (const kind of KINDS) {
    const home = await kind.homeOf(db, actor, ask);
    if (home) return home;
  }
  throw new Refused("not_found");
}

/** What many threads belong to, by their ids. */
export async function linesOf(db: Db, communityId: string, threadIds: string[]): Promise<Map<string, ThreadLine>> {
  const lines = await Promise.all(KINDS.map((kind) => kind.linesOf(db, communityId, threadIds)));
  return new Map(lines.flat().map((line) => [line.threadId, line]));
}
