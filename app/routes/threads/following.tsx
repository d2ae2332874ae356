import { redirect } from "@remix-run/node";

import { followThread } from "#app/domain/comments/follow-thread.server.ts";
import { FollowForm } from "#app/domain/comments/forms.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(FollowForm, async ({ actor, community, param, input }) => {
  await followThread(actor, param("thread"));
  const back = input.back ? returnTo(input.back) : `/c/${community.id}/threads/${param("thread")}`;
  return redirect(`${back}#discussion`, { status: 303 });
});

export default RefusedAction;
