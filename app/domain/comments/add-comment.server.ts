import { v7 as uuid } from "uuid";

import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { givePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { KeptPicture } from "#app/domain/pictures/picture.ts";
import { holdWriter, refuseBy } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { lookIn, noteSignals } from "#app/domain/signals/look-at-comment.server.ts";
import { beforeComment } from "./before-comment.server.ts";
import { insertMentions } from "./mention-store.server.ts";
import { officeOf } from "./offices.ts";
import { refusalToAnswer, refusalToReplyTo } from "./policy.ts";
import type { StanceKind } from "./stances.ts";
import { findParent, insertComment, insertHeldComment, lockThread, touchAndLockThread } from "./store.server.ts";
import type { WrittenComment } from "./written-comment.server.ts";

type NewComment = WrittenComment & {
  threadId: string;
  stance: StanceKind;
  parentId?: string | undefined;
  /** Whether it is an answer in the author's office. */
  answer: boolean;
  pictures: KeptPicture[];
  formKey: string;
  /** The pages that show the thread, or how much is said in it. */
  tags: string[];
};

/**
 * Adds a comment to a thread in the caller's transaction and counts its author's stance, people and not comments. What
 * has to be looked at first is kept, and neither shown nor counted. Whether the thread takes comments is for the caller
 * to say. Returns the comment's id.
 */
export async function addComment(
  tx: Db,
  actor: Actor,
  { parentId, mentioned, content, pictures, tags, ...comment }: NewComment,
): Promise<string> {
  const { communityId } = actor;
  const { threadId, answer, formKey } = comment;
  const authorId = accountOf(actor);
  const office = officeOf(actor);
  if (answer) refuseIf(refusalToAnswer(actor));
  await holdWriter(tx, actor);
  const { body } = comment;
  const { earlier, writer, known } = await beforeComment(tx, { communityId, authorId, body, formKey });
  if (earlier) return earlier;
  refuseBy(writer, actor, "comment", content);
  const look = await lookIn(tx, communityId, known, { body, inOffice: office !== null });
  if (look.held) await lockThread(tx, communityId, threadId);
  else await touchAndLockThread(tx, communityId, threadId, tags);
  const parent = parentId ? await findParent(tx, communityId, threadId, parentId) : null;
  if (parentId && !parent) throw new Refused("not_found");
  if (parent) refuseIf(refusalToReplyTo(parent));

  const id = uuid();
  await (look.held ? insertHeldComment : insertComment)(tx, {
    ...{ ...comment, id, communityId, authorId, office, fingerprint: look.fingerprint },
    ...{ rootId: parent?.rootId ?? null, parentId: parentId ?? null, pictureCount: pictures.length },
  });
  await noteSignals(tx, { communityId, commentId: id }, look);
  await givePictures(tx, authorId, { communityId, commentId: id }, pictures);
  await insertMentions(tx, { communityId, commentId: id, authorId }, mentioned);
  if (answer) await record(tx, actor, { action: "comment.answer", subject: `comment:${id}` });
  return id;
}
