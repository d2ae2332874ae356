import type { z } from "zod";

import type { CommentForm } from "#app/domain/comments/forms.ts";
import { postComment } from "#app/domain/comments/post-comment.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { noticeAsHome } from "./thread-home.server.ts";

/** Says something on a public notice. Returns the comment's id; the same form sent twice is one comment. */
export const commentOnNotice = (actor: Actor, serial: string, input: z.output<typeof CommentForm>) =>
  postComment(actor, input, {
    path: `notices/${serial}`,
    hold: (tx) => noticeAsHome(tx, actor, serial, true),
  });
