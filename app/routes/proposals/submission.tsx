import { redirect } from "@remix-run/node";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  const serial = await submitProposal(actor, { draftId: param("draft") });
  return redirect(`/c/${community.id}/proposals/${serial}`, { status: 303 });
});

export default RefusedAction;
