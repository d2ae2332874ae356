import { redirect } from "@remix-run/node";

import { callOffErasure } from "#app/domain/own-data/call-off-erasure.server.ts";
import { CallOffForm } from "#app/domain/own-data/forms.ts";
import { onlyPosted } from "#app/http/handlers.server.ts";
import { ownForm } from "#app/http/own-account.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = ownForm(CallOffForm, async ({ person }) => {
  await callOffErasure(person.accountId);
  return redirect("/account", { status: 303 });
});

export default RefusedAction;
