import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { addComment } from "#app/domain/comments/add-comment.server.ts";
import type { CommentForm } from "#app/domain/comments/forms.ts";
import { writtenComment } from "#app/domain/comments/written-comment.server.ts";
import { picturesIn } from "#app/domain/pictures/forms.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { refusalToDiscuss, refusalToPropose } from "./policy.ts";
import { discussionOf } from "./store.server.ts";

/** Says something on a proposal. Returns the comment's id; the same form sent twice is one comment. */
export async function commentOnProposal(
  actor: Actor,
  serial: string,
  input: z.output<typeof CommentForm>,
): Promise<string> {
  refuseIf(refusalToPropose(actor));
  const written = await writtenComment(actor.communityId, input.body);
  const pictures = await keepPictures(actor, picturesIn(input));
  return inTransaction(async (tx) => {
    const { threadId, ...proposal } = await discussionOf(tx, actor, serial);
    refuseIf(refusalToDiscuss(actor, proposal));
    const answer = input.answer !== undefined;
    const { communityId } = actor;
    const touched = [
      tags.proposal(communityId, serial),
      tags.proposals(communityId),
      tags.thread(communityId, threadId),
    ];
    return addComment(tx, actor, { ...input, ...written, answer, pictures, threadId, tags: touched });
  });
}
