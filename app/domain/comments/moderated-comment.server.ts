import { type Db, prisma } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { homeOf } from "./homes.server.ts";
import { lockComment, threadOf } from "./subject-store.server.ts";

/** A comment that is flagged or judged, held until commit, with the pages that show it. Refuses with not_found. */
export async function holdComment(tx: Db, actor: Actor, id: string) {
  const threadId = await threadOf(prisma, actor.communityId, id);
  const { tags, refusal } = await homeOf(tx, actor, { threadId, hold: true });
  const { authorId, removed, hidden, revision, now } = await lockComment(tx, actor.communityId, id);
  // Whether nobody changes anything there any more: whoever judges is a member, and would be refused for nothing else.
  return { id, authorId, removed, hidden, revision, now, tags, closed: refusal !== null };
}
export type ModeratedComment = Awaited<ReturnType<typeof holdComment>>;

/** Hides what a held comment says, for a ground, or shows it again. Its words, place and answers stay. */
export async function hideComment(tx: Db, communityId: string, { id, tags }: ModeratedComment, ground: Ground | null) {
  const where = { communityId_id: { communityId, id } };
  await tx.comment.update({ where, data: { hiddenFor: ground }, select: { id: true } });
  await touch(tx, ...tags);
}
