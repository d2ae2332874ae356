import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { readSerial, type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { ProposalState } from "./lifecycle.ts";
import type { Merger } from "./merging.ts";

export type Side = {
  id: string;
  serial: string;
  authorId: string;
  state: ProposalState;
  hidden: boolean;
  held: boolean;
  standsInId: string | null;
  /** Who wrote what it stands in. */
  rootAuthorId: string | null;
  planWaits: boolean;
};

type Row = Omit<Side, "serial"> & { year: number; number: number };

type Serials = { source: string; target: string };

/** Both proposals, always in the same order, held until commit. Refuses with not_found. */
export async function lockSides(tx: Db, communityId: string, serials: Serials) {
  const sides = await sidesOf(tx, communityId, serials, Prisma.sql`FOR UPDATE OF p`);
  if (!sides) throw new Refused("not_found");
  return sides;
}

/** The same to look at; null where one of them is not there. */
export const getSides = (db: Db, communityId: string, serials: Serials) =>
  sidesOf(db, communityId, serials, Prisma.empty);

async function sidesOf(tx: Db, communityId: string, serials: Serials, held: Prisma.Sql) {
  const keys = [readSerial(serials.source), readSerial(serials.target)].filter((key) => key !== null);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p."id", p."year", p."number", p."authorId", p."state", p."hiddenFor" IS NOT NULL AS "hidden",
      p."heldAt" IS NOT NULL AS "held", p."standsInId", (
        SELECT r."authorId" FROM "Proposal" r WHERE r."communityId" = p."communityId" AND r."id" = p."standsInId"
      ) AS "rootAuthorId", EXISTS (
        SELECT FROM "VotePlan" n WHERE n."communityId" = p."communityId" AND n."proposalId" = p."id" AND n."status" = 'waiting'
      ) AS "planWaits"
    FROM "Proposal" p
    WHERE p."communityId" = ${communityId} AND (p."year", p."number") IN (
      SELECT * FROM unnest(${keys.map(({ year }) => year)}::int[], ${keys.map(({ number }) => number)}::int[]))
    ORDER BY p."id" ${held}`;
  const side = (serial: string): Side | null => {
    const row = rows.find((one) => showSerial(one) === serial);
    return row ? { ...row, serial } : null;
  };
  const [source, target] = [side(serials.source), side(serials.target)];
  return source && target && { source, target };
}

export type StandingMerger = Merger & {
  id: string;
  from: ProposalState;
  target: string;
  reason: string;
  objection: string | null;
};

/** The merger by which this proposal is in another one now, and which one. Refuses when it is in none. */
export async function standingMerger(db: Db, communityId: string, source: string): Promise<StandingMerger> {
  const key = readSerial(source);
  const mergers = { where: { undoneAt: null }, take: 1, select: fields } as const;
  const found = key && (await db.proposal.findFirst({ where: { communityId, ...key }, select: { mergers } }));
  if (!found) throw new Refused("not_found");
  const [standing] = found.mergers;
  if (!standing) throw new Refused("proposal_state");
  const { target, ...merger } = standing;
  return { ...merger, target: showSerial({ year: target.year ?? 0, number: target.number ?? 0 }) };
}

const fields = {
  ...{ id: true, from: true, mergedById: true, reason: true },
  ...{ objectUntil: true, objection: true, objectedAt: true, answeredAt: true },
  target: { select: { year: true, number: true } },
} as const;

export type StandingInto = Pick<StandingMerger, "id" | "from"> & { sourceId: string };

/** The mergers that stand by which others are right in this proposal, which is locked. */
export const mergersInto = (tx: Db, communityId: string, targetId: string): Promise<StandingInto[]> =>
  tx.proposalMerger.findMany({
    where: { communityId, targetId, undoneAt: null },
    orderBy: { sourceId: "asc" },
    select: { id: true, from: true, sourceId: true },
  });

type NewMerger = {
  sourceId: string;
  targetId: string;
  from: ProposalState;
  reason: string;
  mergedById: string;
  mergedAt: Date;
  objectUntil: Date;
};

export async function insertMerger(tx: Db, communityId: string, merger: NewMerger) {
  await tx.proposalMerger.create({ data: { communityId, ...merger }, select: { id: true } });
}

type Said =
  | { objection: string; objectedAt: Date }
  | { answer: string; answeredById: string; answeredAt: Date }
  | { undoReason: string; undoneById: string; undoneAt: Date };

/** Writes down once what is said of a merger. */
export async function sayOfMerger(tx: Db, communityId: string, id: string, said: Said) {
  await tx.proposalMerger.update({ where: { communityId_id: { communityId, id } }, data: said, select: { id: true } });
}

/** All that stood in a proposal stands where it stands now. */
export async function moveStanding(tx: Db, communityId: string, from: string, to: string) {
  await tx.proposal.updateMany({ where: { communityId, standsInId: from }, data: { standsInId: to } });
}

/** All that came to stand elsewhere by way of this proposal stands in it again. */
export async function bringBack(tx: Db, communityId: string, id: string) {
  await tx.$executeRaw`
    WITH RECURSIVE "below" AS (
      SELECT "sourceId" FROM "ProposalMerger"
      WHERE "communityId" = ${communityId} AND "targetId" = ${id}::uuid AND "undoneAt" IS NULL
      UNION
      SELECT m."sourceId" FROM "ProposalMerger" m JOIN "below" b ON m."targetId" = b."sourceId"
      WHERE m."communityId" = ${communityId} AND m."undoneAt" IS NULL
    )
    UPDATE "Proposal" SET "standsInId" = ${id}::uuid
    WHERE "communityId" = ${communityId} AND "id" IN (SELECT "sourceId" FROM "below")`;
}

/** Drops the pages of a proposal and of all that stand in it: each tells of the others. */
export async function touchStanding(tx: Db, communityId: string, id: string) {
  const rows = await tx.proposal.findMany({
    where: { communityId, OR: [{ id }, { standsInId: id }] },
    select: { year: true, number: true },
  });
  const serials = rows.map(({ year, number }) => showSerial({ year: year ?? 0, number: number ?? 0 }));
  await touch(tx, tags.proposals(communityId), ...serials.map((serial) => tags.proposal(communityId, serial)));
}

/** How many will support the target when the source stands in it: everybody once, and not its author. */
export async function countTogether(db: Db, communityId: string, source: Side, target: Side): Promise<number> {
  const [counted] = await db.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT e."accountId")::int AS people FROM "Endorsement" e
    JOIN "Proposal" p ON p."communityId" = e."communityId" AND p."id" = e."proposalId"
    WHERE e."communityId" = ${communityId} AND e."accountId" <> ${target.authorId}::uuid
      AND coalesce(p."standsInId", p."id") IN (${source.id}::uuid, ${target.id}::uuid)`;
  return counted?.people ?? 0;
}

type OwnMerger = Pick<Merger, "objectUntil" | "objectedAt" | "answeredAt"> & {
  id: string;
  isOwn: boolean;
  source: Serial & { title: string };
  target: Serial & { title: string };
};

/** Mergers of somebody's own proposals, and of others into their own, that stand; the newest first. */
export const listOwnMergers = (db: Db, communityId: string, authorId: string, limit: number) =>
  db.$queryRaw<OwnMerger[]>`
    SELECT g."id", s."authorId" = ${authorId}::uuid AS "isOwn", g."objectUntil", g."objectedAt", g."answeredAt",
      json_build_object('year', s."year", 'number', s."number", 'title', s."title") AS source,
      json_build_object('year', t."year", 'number', t."number", 'title', t."title") AS target
    FROM "ProposalMerger" g
    JOIN "Proposal" s ON s."communityId" = g."communityId" AND s."id" = g."sourceId"
    JOIN "Proposal" t ON t."communityId" = g."communityId" AND t."id" = g."targetId"
    WHERE g."communityId" = ${communityId} AND g."undoneAt" IS NULL AND g."id" IN (
      SELECT m."id" FROM "Proposal" p
      JOIN "ProposalMerger" m ON m."communityId" = p."communityId" AND (m."sourceId" = p."id" OR m."targetId" = p."id")
      WHERE p."communityId" = ${communityId} AND p."authorId" = ${authorId}::uuid)
    ORDER BY g."mergedAt" DESC LIMIT ${limit}`;
