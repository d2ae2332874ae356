import { redirect } from "@remix-run/node";

import { nextCase } from "#app/domain/moderation/queue-queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";

/**
 * Decides a case and leads on to the next one: found before, while the queue still knows where this one stood. `judge`
 * answers when it was decided, for the next page to say so.
 */
export async function judgeAndGoOn(actor: Actor, id: string, judge: () => Promise<Date>) {
  const at = `/c/${actor.communityId}/moderation`;
  const next = await nextCase(actor, id);
  const done = encodeURIComponent((await judge()).toISOString());
  return redirect(next ? `${at}/${next}?done=${done}` : `${at}?done=${done}`, { status: 303 });
}
