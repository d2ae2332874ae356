import { redirect } from "@remix-run/node";

import { RevokeForm } from "#app/domain/verification/forms.ts";
import { revokeLetters } from "#app/domain/verification/revoke-letters.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(RevokeForm, async ({ actor, community, param, input }) => {
  await revokeLetters(actor, param("building"), input.unitId);
  return redirect(`/c/${community.id}/letters/${param("building")}`, { status: 303 });
});

export default RefusedAction;
