import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { serialIn } from "./address.ts";
import { openingOf } from "./ledger/roll-lines.server.ts";
import { seesHolders } from "./policy.ts";
import { listSeats, sumUpRoll } from "./roll-store.server.ts";
import { listOwnLines } from "./seat-store.server.ts";
import { findVote } from "./store.server.ts";

const PAGE_SIZE = 100;

/**
 * The roll of a vote: what it adds up to and hashes to, and the asker's own seats with what opens their commitments, null
 * for a visitor. Who holds the
 * other seats is for the committee and the supervisor: `list`, 100 a page from after a seat, is null for everybody else.
 */
export async function rollPage(actor: Actor, serial: string, after: number) {
  const { accountId, communityId } = actor;
  const { id: voteId, question } = await findVote(prisma, communityId, serialIn(serial));
  const key = { communityId, voteId };
  const [totals, own, seats] = await Promise.all([
    sumUpRoll(prisma, key),
    accountId ? listOwnLines(prisma, communityId, accountId, serialIn(serial)) : null,
    seesHolders(actor) ? listSeats(prisma, key, { after, limit: PAGE_SIZE + 1 }) : null,
  ]);
  const shown = seats?.slice(0, PAGE_SIZE);
  return {
    ...{ question, totals },
    own: own ? own.map(({ salt, ...line }) => ({ ...line, opening: salt && openingOf(line.label, salt) })) : null,
    list: seats && shown && { seats: shown, next: seats.length > PAGE_SIZE ? (shown.at(-1)?.seatNo ?? null) : null },
  };
}
export type RollView = Awaited<ReturnType<typeof rollPage>>;
