import { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { refusalToKeepMerger, refusalToObjectToMerger, refusalToUndoMerger } from "./merger-policy.ts";
import { hasWaitingObjection } from "./merging.ts";

export type NamedRow = Serial & { title: string };

export const nameOf = ({ title, ...serial }: NamedRow) => ({ title, serial: showSerial(serial) });

/** As JSON out of the database: moments are text. */
export type MergerRow = {
  target: NamedRow & { authorId: string };
  /** Where the target went later on; null while it stands by itself. */
  root: (NamedRow & { authorId: string }) | null;
  reason: string;
  mergedById: string;
  mergedByName: string;
  mergedAt: string;
  objectUntil: string;
  objection: string | null;
  objectedAt: string | null;
  answer: string | null;
  answeredAt: string | null;
};

/** By which merger the proposal "p" is in another one now. */
export const MERGER = Prisma.sql`(
  SELECT json_build_object('reason', g."reason", 'mergedById', g."mergedById", 'mergedByName', h."shownName", 'mergedAt', g."mergedAt",
    'objectUntil', g."objectUntil", 'objection', g."objection", 'objectedAt', g."objectedAt", 'answer', g."answer",
    'answeredAt', g."answeredAt",
    'target', json_build_object('year', x."year", 'number', x."number", 'title', x."title", 'authorId', x."authorId"),
    'root', CASE WHEN r."id" <> x."id" THEN json_build_object('year', r."year", 'number', r."number", 'title', r."title",
      'authorId', r."authorId") END)
  FROM "ProposalMerger" g JOIN "Account" h ON h."id" = g."mergedById"
  JOIN "Proposal" x ON x."communityId" = g."communityId" AND x."id" = g."targetId"
  LEFT JOIN "Proposal" r ON r."communityId" = g."communityId" AND r."id" = p."standsInId"
  WHERE g."communityId" = p."communityId" AND g."sourceId" = p."id" AND g."undoneAt" IS NULL)`;

/** What stands in the proposal "p". */
export const MERGED = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('year', s."year", 'number', s."number", 'title', s."title")
    ORDER BY s."year", s."number"), '[]')
  FROM "Proposal" s WHERE s."communityId" = p."communityId" AND s."standsInId" = p."id")`;

/** A merger on the page of what was merged. An objection is shown to all with its answer, before to those it concerns. */
export function mergerView(actor: Actor, source: { authorId: string }, row: MergerRow, now: Date) {
  const { target, root, mergedById, objection, ...facts } = row;
  const [objectUntil, mergedAt] = [new Date(row.objectUntil), new Date(row.mergedAt)];
  const objectedAt = row.objectedAt === null ? null : new Date(row.objectedAt);
  const answeredAt = row.answeredAt === null ? null : new Date(row.answeredAt);
  const merger = { mergedById, objectUntil, objectedAt, answeredAt };
  const undo = refusalToUndoMerger(actor, { source, target, root });
  const isOwn = actor.accountId === source.authorId;
  return {
    ...{ ...facts, mergedAt, objectUntil, objectedAt, answeredAt },
    target: nameOf({ year: target.year, number: target.number, title: target.title }),
    root: root && nameOf({ year: root.year, number: root.number, title: root.title }),
    waits: hasWaitingObjection(merger),
    objection: answeredAt || isOwn || undo === null ? objection : null,
    mayObject: refusalToObjectToMerger(actor, { ...merger, isAuthor: isOwn }, now) === null,
    refusals: { undo, keep: refusalToKeepMerger(actor, { source, target, root, merger }) },
  };
}
export type MergerView = ReturnType<typeof mergerView>;
