import { redirect } from "@remix-run/node";

import { withdrawFlag } from "#app/domain/moderation/flag-item.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await withdrawFlag(actor, param("comment"));
  return redirect(`/c/${community.id}/comments/${param("comment")}`, { status: 303 });
});

export default RefusedAction;
