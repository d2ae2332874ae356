import { v7 as uuid } from "uuid";

import type { Db } from "#app/db/client.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { StanceKind } from "./stances.ts";
import { countStance, findComment, insertComment, rootOf } from "./store.server.ts";

type NewComment = {
  threadId: string;
  stance: StanceKind;
  body: string;
  bodyHtml: string;
  parentId?: string | undefined;
  formKey: string;
};

/**
 * Adds a comment to a thread in the caller's transaction and counts its author's stance, people and not comments.
 * Whether the thread takes comments is for the caller to say. Returns the comment's id.
 */
export async function addComment(tx: Db, actor: Actor, { parentId, ...comment }: NewComment): Promise<string> {
  const { communityId } = actor;
  const authorId = accountOf(actor);
  const rootId = parentId ? await rootOf(tx, communityId, comment.threadId, parentId) : null;
  if (parentId && !rootId) throw new Refused("not_found");

  const id = uuid();
  const isNew = await insertComment(tx, {
    ...comment,
    id,
    communityId,
    authorId,
    rootId,
    parentId: parentId ?? null,
    official: isCommittee(actor),
  });
  if (!isNew) return findComment(tx, communityId, authorId, comment.formKey);
  await countStance(tx, { communityId, threadId: comment.threadId, accountId: authorId, stance: comment.stance });
  return id;
}
