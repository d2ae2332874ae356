import { redirect } from "@remix-run/node";

import { endSession } from "#app/domain/accounts/end-sessions.server.ts";
import { EndSessionForm } from "#app/domain/accounts/own-forms.ts";
import { onlyPosted } from "#app/http/handlers.server.ts";
import { ownForm } from "#app/http/own-account.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = ownForm(EndSessionForm, async ({ person, input }) => {
  await endSession(person, input.session);
  return redirect("/account/sessions", { status: 303 });
});

export default RefusedAction;
