import { prisma } from "#app/db/client.server.ts";
import { type CommentInContext, commentsInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { signalsOf } from "#app/domain/signals/queries.server.ts";
import { dueAfter } from "./grounds.ts";
import {
  refusalToAppeal,
  refusalToDecide,
  refusalToFlag,
  refusalToJudge,
  refusalToSeeQueue,
  refusalToUndo,
} from "./policy.ts";
import { listAppeals, listFlags, listWaiting, waitingFacts } from "./queue-store.server.ts";
import { findCase, findFlag, lastMeasure } from "./store.server.ts";

const PAGE_SIZE = 20;

async function getComment(communityId: string, id: string): Promise<CommentInContext> {
  const comment = isId(id) ? (await commentsInContext(communityId, [id])).get(id) : undefined;
  if (!comment) throw new Refused("not_found");
  return comment;
}

/** What of a comment is shown to whoever flags it: nothing that is hidden. */
export async function flagPage(actor: Actor, id: string) {
  const accountId = accountOf(actor);
  const { authorId, bodyHtml, pictures, position, ...comment } = await getComment(actor.communityId, id);
  if (position === null) throw new Refused("not_found");
  const flag = await findFlag(prisma, { communityId: actor.communityId, commentId: id }, accountId);
  const { parent: _, ...shown } = comment;
  const said = comment.hidden || comment.held ? { bodyHtml: "", pictures: [] } : { bodyHtml, pictures };
  return {
    ...{ comment: { ...shown, position, ...said }, flag },
    refusal: flag ? null : refusalToFlag(actor, { ...comment, authorId }),
  };
}

const isPlace = (value: string) => /^[01]/.test(value) && isMoment(value.slice(1));

/** What waits to be judged, 20 at a time: what is urgent first, then the longest wait; and all appeals. A handful of queries, however many wait. */
export async function queuePage(actor: Actor, after: string | undefined, now = new Date()) {
  refuseIf(refusalToSeeQueue(actor));
  const { communityId } = actor;
  const cursor = readCursor(after, isPlace);
  const place = cursor && { urgent: cursor.value[0] === "1", openedAt: new Date(cursor.value.slice(1)), id: cursor.id };
  const [facts, rows, appeals] = await Promise.all([
    waitingFacts(prisma, communityId),
    listWaiting(prisma, communityId, place, PAGE_SIZE + 1),
    listAppeals(prisma, communityId),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const ids = shown.map(({ commentId }) => commentId);
  const [comments, flags, noticed] = await Promise.all([
    commentsInContext(communityId, [...ids, ...appeals.map(({ commentId }) => commentId)]),
    listFlags(prisma, communityId, ids),
    signalsOf(communityId, ids),
  ]);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    waiting: facts.waiting,
    oldestAt: facts.oldestAt,
    isLate: facts.oldestAt !== null && now > dueAfter(facts.oldestAt),
    first: cursor === null,
    next: last
      ? showCursor({ value: `${Number(last.urgent)}${last.openedAt.toISOString()}`, id: last.commentId })
      : null,
    cases: shown.flatMap(({ commentId, ...row }) => {
      const comment = comments.get(commentId);
      if (!comment) return [];
      const { authorId, ...seen } = comment;
      const own = flags.filter((flag) => flag.commentId === commentId);
      const flagged = own.some(({ accountId }) => accountId === actor.accountId);
      return [
        {
          ...{ ...row, comment: seen, isLate: now > dueAfter(row.openedAt) },
          ...{ signals: own.map(({ ground, note }) => ({ ground, note })), noticed: noticed.get(commentId) ?? [] },
          refusal: refusalToJudge(actor, { ...comment, authorId }, flagged),
        },
      ];
    }),
    appeals: appeals.flatMap(({ commentId, answerDueAt }) => {
      const comment = comments.get(commentId);
      return comment && answerDueAt
        ? [{ id: commentId, title: comment.home.title, answerDueAt, isLate: now > answerDueAt }]
        : [];
    }),
  };
}

/** All about one comment that was flagged, or that something was noticed about: for the committee and its supervisors. */
export async function casePage(actor: Actor, id: string) {
  refuseIf(refusalToSeeQueue(actor));
  const key = { communityId: actor.communityId, commentId: id };
  const found = await getComment(actor.communityId, id);
  const [row, flags, measure, noticed] = await Promise.all([
    findCase(prisma, key),
    listFlags(prisma, actor.communityId, [id]),
    lastMeasure(prisma, key),
    signalsOf(actor.communityId, [id]),
  ]);
  if (!row) throw new Refused("not_found");
  const { authorId: _, ...comment } = found;
  const flagged = flags.some(({ accountId }) => accountId === actor.accountId);
  return {
    ...{
      comment,
      case: row,
      signals: flags.map(({ ground, note }) => ({ ground, note })),
      noticed: noticed.get(id) ?? [],
    },
    measure: measure && shownMeasure(measure),
    refusals: {
      judge: row.state === "waiting" ? refusalToJudge(actor, found, flagged) : "case_decided",
      undo: refusalToUndo(actor, found, measure),
      decide: refusalToDecide(actor, found, measure),
    },
  } as const;
}

type Row = NonNullable<Awaited<ReturnType<typeof lastMeasure>>>;
const shownMeasure = ({ byId: _, by, ...measure }: Row) => ({ ...measure, byName: by.shownName });

/** What was done to one's own comment and why, and the way to appeal. For others there is nothing here. */
export async function ownMeasurePage(actor: Actor, id: string) {
  const accountId = accountOf(actor);
  const found = await getComment(actor.communityId, id);
  const measure = await lastMeasure(prisma, { communityId: actor.communityId, commentId: id });
  if (found.authorId !== accountId || !measure) throw new Refused("not_found");
  const { authorId: _, ...comment } = found;
  const { byName: __, ...shown } = shownMeasure(measure);
  return { comment, measure: shown, refusal: refusalToAppeal(actor, found, measure) };
}
