import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { NextForm } from "#app/domain/factors/forms.ts";
import { passkeyPage } from "#app/domain/factors/queries.server.ts";
import { removePasskey } from "#app/domain/factors/remove-factor.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FactorRemoval } from "#app/ui/factor-removal.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person, param }) => passkeyPage(person, param("passkey")));

export const action = ownForm(NextForm, async ({ person, visit, param }) => {
  await removePasskey(person, param("passkey"));
  visit.setCookies.push(await visit.sessions.renew(person));
  return redirect("/account/factors", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t, { name }) => t.factors.removal.passkeyTitle(name) });

export default function PasskeyRemoval() {
  const { name, refusalToRemove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { passkeyTitle, passkeyLead } = useText().factors.removal;
  return <FactorRemoval title={passkeyTitle(name)} lead={passkeyLead} refusal={refusalToRemove} answer={answer} />;
}
