import { redirect } from "@remix-run/node";

import { markThreadRead } from "#app/domain/comments/follow-thread.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

/** Leads to what is new, which has been read then. */
export const action = form(EmptyForm, async ({ actor, community, param }) => {
  const path = await markThreadRead(actor, param("thread"));
  return redirect(`/c/${community.id}/${path}?sort=newest#discussion`, { status: 303 });
});

export default RefusedAction;
