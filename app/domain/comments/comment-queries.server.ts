import { prisma } from "#app/db/client.server.ts";
import { clearedThrough } from "#app/domain/moderation/own-queries.server.ts";
import { MOST_PICTURES, type PictureView } from "#app/domain/pictures/picture.ts";
import { PICTURES_OF_C } from "#app/domain/pictures/picture-sql.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { diff, type Piece } from "./diff.ts";
import { homeOf } from "./homes.server.ts";
import { refusalToEdit, refusalToRemove, refusalToSeeWaiting, refusalToSummarise, type Subject } from "./policy.ts";
import { findSummary } from "./summary-store.server.ts";

/** How many changes are shown; nobody reads more, and each takes its time to find out. */
const CHANGES_SHOWN = 20;

type Row = Subject & {
  threadId: string;
  /** Null when it has not come out. */
  position: number | null;
  authorName: string;
  body: string;
  bodyHtml: string;
  pictures: PictureView[];
  pictureCount: number;
  revision: number;
  /** When it came to say what it says. */
  writtenAt: Date;
};

async function getComment(actor: Actor, id: string) {
  const { communityId } = actor;
  const [comment] = isId(id)
    ? await prisma.$queryRaw<Row[]>`
        SELECT c."threadId", c."position", c."authorId", a."shownName" AS "authorName", c."office", c."body", c."bodyHtml",
          ${PICTURES_OF_C} AS "pictures", c."pictureCount", c."revision", coalesce(c."editedAt", c."createdAt") AS "writtenAt", c."removedAt" IS NOT NULL AS "removed",
          c."hiddenFor" IS NOT NULL AS "hidden", c."heldAt" IS NOT NULL AS "held"
        FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
        WHERE c."communityId" = ${communityId} AND c."id" = ${id}::uuid`
    : [];
  if (!comment) throw new Refused("not_found");
  if (comment.position === null) refuseIf(refusalToSeeWaiting(actor, comment));
  const home = await homeOf(prisma, actor, { threadId: comment.threadId, hold: false });
  return { comment, home, place: { id, path: home.path, title: home.title, position: comment.position } };
}

/** Where a comment stands: "proposals/2026-0031/comments/<id>". */
export async function addressOfComment(actor: Actor, id: string): Promise<string> {
  const { comment, home } = await getComment(actor, id);
  // What has not come out has a place of its own for its author alone; the committee finds what it is about.
  const isAuthors = comment.authorId === actor.accountId && !comment.removed;
  if (comment.position === null && !isAuthors) return `${home.path}#discussion`;
  return `${home.path}/comments/${id}#comment-${id}`;
}

/** Where a thread stands. */
export const addressOfThread = async (actor: Actor, threadId: string): Promise<string> =>
  (await homeOf(prisma, actor, { threadId, hold: false })).path;

export async function editPage(actor: Actor, id: string) {
  const { comment, home, place } = await getComment(actor, id);
  refuseIf(refusalToEdit(actor, comment, home));
  const { body, pictures, revision } = comment;
  return { ...place, body, pictures, room: MOST_PICTURES - pictures.length, revision };
}

export async function removalPage(actor: Actor, id: string) {
  const { comment, place } = await getComment(actor, id);
  refuseIf(refusalToRemove(actor, comment));
  return { ...place, bodyHtml: comment.bodyHtml, pictures: comment.pictures, removed: comment.removed };
}

export type Change = {
  revision: number;
  at: Date;
  pieces: Piece[];
  /** How many pictures went, and how many came. */
  picturesGone: number;
  picturesAdded: number;
};

/**
 * What a comment says, what it said at first, and every change since, the latest first. What the committee asked to be changed
 * is not shown any more: the text that came in its place is the first one then.
 */
export async function commentHistory(actor: Actor, id: string) {
  const { comment, place } = await getComment(actor, id);
  if (comment.hidden) throw new Refused("comment_hidden");
  const { position } = comment;
  if (comment.held || position === null) throw new Refused("comment_held");
  const { communityId } = actor;
  const cleared = await clearedThrough(communityId, id);
  const former = await prisma.commentRevision.findMany({
    where: { communityId, commentId: id, revision: { gt: cleared } },
    orderBy: { revision: "desc" },
    take: CHANGES_SHOWN,
    select: { revision: true, body: true, pictureCount: true, picturesTaken: true, writtenAt: true },
  });
  const { revision, body, pictureCount, writtenAt, authorName, removed } = comment;
  const texts = [{ revision, body, pictureCount, picturesTaken: 0, writtenAt }, ...former];
  const changes = texts.slice(0, -1).map((text, index): Change => {
    const before = texts[index + 1] ?? { ...text, body: "", picturesTaken: 0 };
    const picturesGone = Math.max(before.picturesTaken, before.pictureCount - text.pictureCount);
    return {
      ...{ revision: text.revision, at: text.writtenAt, pieces: diff(before.body, text.body) },
      ...{ picturesGone, picturesAdded: text.pictureCount - before.pictureCount + picturesGone },
    };
  });
  const [oldest] = texts.slice(-1);
  const first = oldest?.revision === cleared + 1 ? { body: oldest.body, at: oldest.writtenAt } : null;
  return { ...place, position, authorName, removed, changes, first, cleared: cleared > 0 };
}

/** The summary of a thread, to be written or changed. */
export async function summaryPage(actor: Actor, threadId: string) {
  const home = await homeOf(prisma, actor, { threadId, hold: false });
  refuseIf(refusalToSummarise(actor, home));
  const summary = await findSummary(prisma, { communityId: actor.communityId, threadId });
  return {
    ...{ path: home.path, title: home.title },
    ...{ pro: summary?.pro ?? "", con: summary?.con ?? "", revision: summary?.revision ?? 0 },
  };
}
