import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { conversationIn } from "#app/domain/comments/conversation-queries.server.ts";
import { type FaceJson, faceJson, readFace } from "#app/domain/comments/face.server.ts";
import { rightsIn } from "#app/domain/comments/policy.ts";
import { threadPage } from "#app/domain/comments/queries.server.ts";
import type { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS, type ThreadFace } from "#app/domain/comments/views.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { readSerial } from "#app/domain/shared/serial.ts";
import { getOutcome } from "./page-store.server.ts";
import { refusalToDiscuss } from "./policy.ts";
import { noticeAsHome } from "./thread-home.server.ts";

/** What of a notice's page is one person's own. */
export type NoticeFace = { isOwner: boolean; thread: ThreadFace };

const NOBODYS_FACE: NoticeFace = { isOwner: false, thread: NOBODYS };

export async function noticeFace(actor: Actor, address: string): Promise<NoticeFace> {
  const { communityId, accountId } = actor;
  const serial = readSerial(address);
  if (!serial || !accountId) return NOBODYS_FACE;
  const [face] = await prisma.$queryRaw<{ isOwner: boolean; thread: FaceJson }[]>`
    SELECT ${accountId}::uuid IN (o."publisherId", p."authorId") AS "isOwner",
      ${faceJson(communityId, Prisma.sql`o."threadId"`, accountId)} AS thread
    FROM "Outcome" o JOIN "Proposal" p ON p."communityId" = o."communityId" AND p."id" = o."proposalId"
    WHERE o."communityId" = ${communityId} AND o."year" = ${serial.year} AND o."number" = ${serial.number}`;
  return face ? { ...face, thread: readFace(actor, face.thread) } : NOBODYS_FACE;
}

/** One published outcome with the rule, the counts, the tasks and 20 conversations, as all see it who have this face. */
export async function noticePage(actor: Actor, face: NoticeFace, serial: string, view: ThreadView) {
  const { threadId, publisherId, authorId, state, ...outcome } = await getOutcome(prisma, actor.communityId, serial);
  const thread = await threadPage({ communityId: actor.communityId, threadId }, view);
  const asking = face.isOwner ? { ...actor, accountId: publisherId } : actor;
  const refusalTo = (asked: Actor) => refusalToDiscuss(asked, { standing: outcome.standing, state });
  return {
    ...{ outcome, thread, face: face.thread },
    rights: rightsIn(asking, { refusalTo, ownerIds: [publisherId, authorId] }),
  };
}

/** One comment on a notice with what it answers and what answers it: where a comment's own address leads. */
export async function noticeConversation(
  actor: Actor,
  serial: string,
  commentId: string,
  asked: { after?: string | undefined; quoting?: boolean } = {},
) {
  const home = await noticeAsHome(prisma, actor, serial, false);
  if (!home) throw new Refused("not_found");
  const { threadId, title } = home;
  return { serial, title, rights: rightsIn(actor, home), ...(await conversationIn(actor, threadId, commentId, asked)) };
}
