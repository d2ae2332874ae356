import { redirect } from "@remix-run/node";

import { endOtherSessions } from "#app/domain/accounts/end-sessions.server.ts";
import { NothingForm } from "#app/domain/accounts/own-forms.ts";
import { onlyPosted } from "#app/http/handlers.server.ts";
import { ownForm } from "#app/http/own-account.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = ownForm(NothingForm, async ({ person }) => {
  await endOtherSessions(person);
  return redirect("/account/sessions", { status: 303 });
});

export default RefusedAction;
