import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { NextForm } from "#app/domain/factors/forms.ts";
import { totpRemovalPage } from "#app/domain/factors/queries.server.ts";
import { removeTotp } from "#app/domain/factors/remove-factor.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FactorRemoval } from "#app/ui/factor-removal.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => totpRemovalPage(person));

export const action = ownForm(NextForm, async ({ person, visit }) => {
  await removeTotp(person);
  visit.setCookies.push(await visit.sessions.renew(person));
  return redirect("/account/factors", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.removal.totpTitle });

export default function TotpRemoval() {
  const { refusalToRemove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { totpTitle, totpLead } = useText().factors.removal;
  return <FactorRemoval title={totpTitle} lead={totpLead} refusal={refusalToRemove} answer={answer} />;
}
