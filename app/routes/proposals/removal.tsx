import { redirect } from "@remix-run/node";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await discardDraft(actor, param("draft"));
  return redirect(`/c/${community.id}/me`, { status: 303 });
});

export default RefusedAction;
