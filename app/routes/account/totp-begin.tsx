import { redirect } from "@remix-run/node";

import { NextForm } from "#app/domain/factors/forms.ts";
import { beginTotp } from "#app/domain/factors/set-up-totp.server.ts";
import { onlyPosted } from "#app/http/handlers.server.ts";
import { ownForm, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(2);

export const action = ownForm(NextForm, async ({ person, input }) => {
  await beginTotp(person);
  return redirect(withNext("/account/factors/totp", returnTo(input.next)), { status: 303 });
});

export default RefusedAction;
