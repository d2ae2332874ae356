import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ProofForm } from "#app/domain/accounts/own-forms.ts";
import { proofPage } from "#app/domain/accounts/own-queries.server.ts";
import { PASSWORD_UNITS } from "#app/domain/accounts/password-rule.ts";
import { proveAgain } from "#app/domain/accounts/prove-again.server.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { ActionButton, FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url }) => {
  const next = nextIn(url);
  return { ...(await proofPage(person)), next, byFactor: withNext("/second-step", next) };
});

export const action = ownForm(ProofForm, async ({ person, visit, input }) => {
  await proveAgain(person, input.password);
  visit.setCookies.push(await visit.sessions.renew(person, "password"));
  return redirect(returnTo(input.next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.proof.title });

export default function Proof() {
  const { hasPassword, hasFactor, next, byFactor } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.proof;
  const field = fieldsOf(answer && { ...answer, typed: {} });
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {hasPassword ? (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <input type="hidden" name="next" value={next} />
          <TextField
            {...field("password")}
            type="password"
            label={words.password}
            autoComplete="current-password"
            maxLength={PASSWORD_UNITS}
            required
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      ) : (
        !hasFactor && (
          <Card>
            <p>{words.noPassword}</p>
            <ActionButton action="/sign-out">{t.signOut}</ActionButton>
          </Card>
        )
      )}
      {hasFactor && (
        <a className="btn btn-ghost" href={byFactor}>
          {words.byFactor}
        </a>
      )}
    </Page>
  );
}
