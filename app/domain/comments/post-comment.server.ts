import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import { picturesIn } from "#app/domain/pictures/forms.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags as threadTags } from "#app/domain/shared/tags.ts";
import { addComment } from "./add-comment.server.ts";
import type { CommentForm } from "./forms.ts";
import type { ThreadHome } from "./home.ts";
import { refusalToTakePart } from "./policy.ts";
import { writtenComment } from "./written-comment.server.ts";

/**
 * Says something in the thread of whatever `holdHome` finds and holds until commit. Returns the comment's id; the same
 * form sent twice is one comment.
 */
export async function postComment(
  actor: Actor,
  input: z.output<typeof CommentForm>,
  holdHome: (tx: Db) => Promise<ThreadHome | null>,
): Promise<string> {
  refuseIf(refusalToTakePart(actor));
  const { communityId } = actor;
  const written = await writtenComment(communityId, input.body);
  const pictures = await keepPictures(actor, picturesIn(input));
  return inTransaction(async (tx) => {
    const home = await holdHome(tx);
    if (!home) throw new Refused("not_found");
    refuseIf(home.refusal);
    const { threadId } = home;
    const tags = [...home.tags, ...home.countTags, threadTags.thread(communityId, threadId)];
    return addComment(tx, actor, {
      ...input,
      ...written,
      answer: input.answer !== undefined,
      pictures,
      threadId,
      tags,
    });
  });
}
