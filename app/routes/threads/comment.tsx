import { redirect } from "@remix-run/node";

import { addressOfComment } from "#app/domain/comments/comment-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";

/** An address for comments that need not say what they are about: leads to where it stands. */
export const loader = page(async ({ actor, community, param }) => {
  throw redirect(`/c/${community.id}/${await addressOfComment(actor, param("comment"))}`, { status: 303 });
});

export default function Comment() {
  return null;
}
