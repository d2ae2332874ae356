import { redirect } from "@remix-run/node";

import { withdrawFlag } from "#app/domain/moderation/flag-item.server.ts";
import { itemOfProposal } from "#app/domain/moderation/proposal-item.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await withdrawFlag(actor, await itemOfProposal(actor, param("serial")));
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export default RefusedAction;
