import { redirect } from "@remix-run/node";

import { PasskeyForm } from "#app/domain/factors/forms.ts";
import { showPasskey } from "#app/domain/factors/show-passkey.server.ts";
import { onlyPosted } from "#app/http/handlers.server.ts";
import { ownForm } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { siteOf } from "#app/http/site.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = ownForm(PasskeyForm, async ({ person, visit, url, input }) => {
  await showPasskey(person, siteOf(url), input.credential);
  visit.setCookies.push(await visit.sessions.renew(person, "factor"));
  return redirect(returnTo(input.next), { status: 303 });
});

export default RefusedAction;
