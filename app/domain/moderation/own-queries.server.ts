import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { Ground } from "./grounds.ts";
import type { MeasureState } from "./policy.ts";
import { findRequest } from "./request-store.server.ts";

const MOST_SHOWN = 10;
const MOST_WAITING = 20;

/** What somebody wrote that was judged, and where it is: of a proposal there is its number. */
const writtenBy = (communityId: string, accountId: string) => Prisma.sql`(
  SELECT c."communityId", c."id", 'comment' AS "kind", left(c."body", 60) AS "excerpt", NULL::int AS "year", NULL::int AS "number" FROM "Comment" c
  WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid
  UNION ALL
  SELECT p."communityId", p."id", 'proposal', coalesce(r."title", ''), p."year", p."number"
  FROM "Proposal" p LEFT JOIN "ProposalRevision" r
    ON r."communityId" = p."communityId" AND r."proposalId" = p."id" AND r."revision" = p."revision"
  WHERE p."communityId" = ${communityId} AND p."authorId" = ${accountId}::uuid) c`;

type Numbered = { year: number | null; number: number | null };

const withSerial = <T extends Numbered>({ year, number, ...row }: T) => ({
  ...row,
  serial: year && number ? showSerial({ year, number }) : null,
});

/** Where something of one's own is: a comment by its id, a proposal by its number, or as a draft while it has none. */
export type OwnPlace = { itemId: string; kind: "comment" | "proposal"; serial: string | null };

type Own = OwnPlace & {
  id: string;
  ground: Ground;
  state: MeasureState;
  at: Date;
  excerpt: string;
};

/** Through which revision somebody changed what they wrote because they were asked to: nobody is shown that any more. 0 for none. */
export async function clearedThrough(communityId: string, itemId: string): Promise<number> {
  const where = { communityId_itemId: { communityId, itemId } };
  return (await prisma.editRequest.findUnique({ where, select: { clearedThrough: true } }))?.clearedThrough ?? 0;
}

type Waiting = OwnPlace & {
  excerpt: string;
  heldAt: Date;
  /** By when the community promises to have looked. */
  dueAt: Date;
  /** Whether it was out before, and waits with other words. */
  isOut: boolean;
};

/** What of one's own waits to be looked at before others read it, the longest wait first. */
export async function ownWaiting({ accountId, communityId }: Actor): Promise<Waiting[]> {
  if (!accountId) return [];
  const rows = await prisma.$queryRaw<(Omit<Waiting, "serial"> & Numbered)[]>`
    SELECT w.*, w."heldAt" + make_interval(hours => y."promisedHours") AS "dueAt" FROM (
      SELECT c."communityId", c."id" AS "itemId", 'comment' AS "kind", left(c."body", 60) AS "excerpt", c."heldAt",
        c."position" IS NOT NULL AS "isOut", NULL::int AS "year", NULL::int AS "number"
      FROM "Comment" c
      WHERE c."communityId" = ${communityId} AND c."authorId" = ${accountId}::uuid AND c."heldAt" IS NOT NULL
      UNION ALL
      SELECT p."communityId", p."id", 'proposal', r."title", p."heldAt", p."number" IS NOT NULL, p."year", p."number"
      FROM "Proposal" p JOIN "ProposalRevision" r
        ON r."communityId" = p."communityId" AND r."proposalId" = p."id" AND r."revision" = p."revision"
      WHERE p."communityId" = ${communityId} AND p."authorId" = ${accountId}::uuid AND p."heldAt" IS NOT NULL
    ) w JOIN "Community" y ON y."id" = w."communityId" ORDER BY w."heldAt" LIMIT ${MOST_WAITING}`;
  return rows.map(withSerial);
}

/** What of one's own was hidden, and what came of it, the latest first. */
export async function ownMeasures({ accountId, communityId }: Actor): Promise<Own[]> {
  if (!accountId) return [];
  const rows = await prisma.$queryRaw<(Omit<Own, "serial"> & Numbered)[]>`
    SELECT m."id", m."itemId", m."ground", m."state", m."at", c."kind", c."excerpt", c."year", c."number"
    FROM ${writtenBy(communityId, accountId)} JOIN "Measure" m ON m."communityId" = c."communityId" AND m."itemId" = c."id"
    ORDER BY m."at" DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(withSerial);
}

/** What the committee asks of one's own, the first due in front. */
export async function ownRequests(actor: Actor, now = new Date()) {
  return (await ownToAnswer(actor, now)).flatMap(({ dueAt, ...asked }) => (dueAt ? { ...asked, dueAt } : []));
}

/** For so long the home page says that something was hidden, or an appeal decided; the person's own page always does. */
const NEWS_DAYS = 7;

type ToAnswer = OwnPlace & {
  /** To be changed until then; or hidden, when it is null. */
  dueAt: Date | null;
  /** What became of it, when it was hidden. */
  state: "standing" | "upheld" | "reversed" | null;
  ground: Ground;
  excerpt: string;
};

/**
 * What an author is to know: what they are asked to change, the first due in front, then what was hidden of late and what
 * became of their appeals, the latest first.
 */
export async function ownToAnswer({ accountId, communityId }: Actor, now = new Date()): Promise<ToAnswer[]> {
  if (!accountId) return [];
  const rows = await prisma.$queryRaw<(Omit<ToAnswer, "serial"> & Numbered & { at: Date | null })[]>`
    SELECT r."itemId", r."dueAt", NULL AS "at", NULL AS "state", r."ground", c."kind", c."excerpt", c."year", c."number"
    FROM ${writtenBy(communityId, accountId)} JOIN "EditRequest" r ON r."communityId" = c."communityId" AND r."itemId" = c."id"
    WHERE r."state" = 'open' AND r."dueAt" > ${now}
    UNION ALL
    SELECT m."itemId", NULL, coalesce(m."decidedAt", m."at"), m."state"::text, m."ground", c."kind", c."excerpt", c."year", c."number"
    FROM ${writtenBy(communityId, accountId)} JOIN "Measure" m ON m."communityId" = c."communityId" AND m."itemId" = c."id"
    WHERE m."state" IN ('standing', 'upheld', 'reversed')
      AND coalesce(m."decidedAt", m."at") > ${new Date(now.getTime() - NEWS_DAYS * 86_400_000)}
    ORDER BY "dueAt" NULLS LAST, "at" DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(({ at: _, ...row }) => withSerial(row));
}

/** What the committee asks of one's own, while it does; for the page that changes it, whoever may see that. */
export async function openRequest({ communityId }: Actor, itemId: string, now = new Date()) {
  const request = isId(itemId) ? await findRequest(prisma, { communityId, itemId }) : null;
  if (request?.state !== "open" || request.dueAt <= now) return null;
  const { ground, note, dueAt } = request;
  return { ground, note, dueAt };
}
