import { redirect } from "@remix-run/node";

import { RatingForm } from "#app/domain/comments/forms.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(RatingForm, async ({ actor, community, param, input }) => {
  const id = param("comment");
  await rateComment(actor, id, input.rating);
  const back = input.back ? returnTo(input.back) : `/c/${community.id}/comments/${id}`;
  return redirect(`${back}#comment-${id}`, { status: 303 });
});

export default RefusedAction;
