import { redirect } from "@remix-run/node";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  const place = await submitProposal(actor, { draftId: param("draft") });
  const at = place === param("draft") ? "drafts" : "proposals";
  return redirect(`/c/${community.id}/${at}/${place}`, { status: 303 });
});

export default RefusedAction;
