import { prisma } from "#app/db/client.server.ts";
import { unsettledPapers } from "#app/domain/papers/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isPublished } from "#app/domain/shared/calendar.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { noticeEnd, SHORTEST_NOTICE_DAYS } from "./notice.ts";
import { getStanding, getVoteToPublish, listOutcomes, type OutcomeLine } from "./page-store.server.ts";
import { refusalToPublish } from "./policy.ts";

const PAGE_SIZE = 20;

/** A line of a list. */
export type OutcomeSummary = Omit<OutcomeLine, "id">;

/** What has been published, the latest first; 20 a page. */
export async function outcomesPage(actor: Actor, { cursor }: { cursor?: string }) {
  const found = await listOutcomes(prisma, actor.communityId, readCursor(cursor, isMoment), PAGE_SIZE + 1);
  const lines = found.slice(0, PAGE_SIZE);
  const last = lines.at(-1);
  return {
    outcomes: lines.map(withoutId),
    next: found.length > PAGE_SIZE && last ? showCursor({ value: last.publishedAt.toISOString(), id: last.id }) : null,
  };
}

/** For the home page: what was just decided. */
export async function latestOutcomes(communityId: string, limit: number): Promise<OutcomeSummary[]> {
  return (await listOutcomes(prisma, communityId, null, limit)).map(withoutId);
}

/** What the form to publish an outcome shows: the counted vote, and what its fields may start from. */
export async function publishOutcomePage(actor: Actor, voteSerial: string, now = new Date()) {
  const [{ facts, ...vote }, papers] = await Promise.all([
    getVoteToPublish(prisma, actor.communityId, voteSerial),
    unsettledPapers(actor, voteSerial),
  ]);
  const end = noticeEnd(now, SHORTEST_NOTICE_DAYS, holidays());
  return {
    vote,
    suggestions: { title: vote.question, noticeDays: SHORTEST_NOTICE_DAYS, effectiveOn: shanghaiDay(end) },
    holidaysKnown: isPublished(shanghaiDay(end), holidays()),
    refusal: refusalToPublish(actor, facts),
    papers,
  };
}

const withoutId = ({ id: _, ...line }: OutcomeLine): OutcomeSummary => line;

/** The number of the vote that an outcome is drawn from. Refuses with not_found. */
export const voteOfOutcome = async (actor: Actor, serial: string): Promise<string> =>
  (await getStanding(prisma, actor.communityId, serial)).voteSerial;
