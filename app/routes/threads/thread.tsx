import { redirect } from "@remix-run/node";

import { addressOfThread } from "#app/domain/comments/comment-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";

/** Leads to what the thread is about. */
export const loader = page(async ({ actor, community, param }) => {
  throw redirect(`/c/${community.id}/${await addressOfThread(actor, param("thread"))}#discussion`, { status: 303 });
});

export default function Thread() {
  return null;
}
