import { redirect } from "@remix-run/node";

import { KeepForm } from "#app/domain/moderation/forms.ts";
import { keepComment } from "#app/domain/moderation/judge-comment.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(KeepForm, async ({ actor, community, param, input }) => {
  await keepComment(actor, param("comment"), input.revision);
  return redirect(`/c/${community.id}/moderation`, { status: 303 });
});

export default RefusedAction;
