import { v7 as uuid } from "uuid";

import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { givePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { KeptPicture } from "#app/domain/pictures/picture.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { insertMentions } from "./mention-store.server.ts";
import { officeOf } from "./offices.ts";
import { refusalToAnswer, refusalToReplyTo } from "./policy.ts";
import { countStance } from "./stance-store.server.ts";
import type { StanceKind } from "./stances.ts";
import { findComment, findParent, insertComment, lockThread } from "./store.server.ts";
import type { WrittenComment } from "./written-comment.server.ts";

type NewComment = WrittenComment & {
  threadId: string;
  stance: StanceKind;
  parentId?: string | undefined;
  /** Whether it is an answer in the author's office. */
  answer: boolean;
  pictures: KeptPicture[];
  formKey: string;
};

/**
 * Adds a comment to a thread in the caller's transaction and counts its author's stance, people and not comments.
 * Whether the thread takes comments is for the caller to say. Returns the comment's id.
 */
export async function addComment(
  tx: Db,
  actor: Actor,
  { parentId, mentioned, pictures, ...comment }: NewComment,
): Promise<string> {
  const { communityId } = actor;
  const { threadId, stance, answer, formKey } = comment;
  const authorId = accountOf(actor);
  if (answer) refuseIf(refusalToAnswer(actor));
  await lockThread(tx, communityId, threadId);
  const parent = parentId ? await findParent(tx, communityId, threadId, parentId) : null;
  if (parentId && !parent) throw new Refused("not_found");
  if (parent) refuseIf(refusalToReplyTo(parent));

  const id = uuid();
  const isNew = await insertComment(tx, {
    ...comment,
    ...{ id, communityId, authorId, rootId: parent?.rootId ?? null, parentId: parentId ?? null },
    ...{ office: officeOf(actor), pictureCount: pictures.length },
  });
  if (!isNew) return findComment(tx, communityId, authorId, formKey);
  await countStance(tx, { communityId, threadId, accountId: authorId, stance });
  await givePictures(tx, authorId, { communityId, commentId: id }, pictures);
  await insertMentions(tx, { communityId, commentId: id, authorId }, mentioned);
  if (answer) await record(tx, actor, { action: "comment.answer", subject: `comment:${id}` });
  return id;
}
