import { redirect } from "@remix-run/node";

import { markThreadRead } from "#app/domain/comments/follow-thread.server.ts";
import { ReadingForm } from "#app/domain/comments/forms.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

/** Leads to what is new, which has been read then. */
export const action = form(ReadingForm, async ({ actor, community, param, input: { since = "0" } }) => {
  const path = await markThreadRead(actor, param("thread"));
  return redirect(`/c/${community.id}/${path}?since=${since}#comments`, { status: 303 });
});

export default RefusedAction;
