import { redirect } from "@remix-run/node";
import { withdrawEndorsement } from "#app/domain/proposals/endorse-proposal.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(2);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await withdrawEndorsement(actor, param("serial"));
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export default RefusedAction;
