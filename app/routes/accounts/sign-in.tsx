import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { networkOf } from "#app/domain/accounts/attempts.ts";
import { LONGEST_CONTACT } from "#app/domain/accounts/contact.ts";
import { SignInForm } from "#app/domain/accounts/forms.ts";
import { PASSWORD_UNITS } from "#app/domain/accounts/password-rule.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { deviceOf } from "#app/http/device.server.ts";
import { enter } from "#app/http/enter.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ actor, visit, url }) => {
  const next = returnTo(url.searchParams.get("next"));
  if (actor.accountId) throw redirect(next, { status: 303 });
  const { phone, email } = visit.entrance.messengers;
  return { next, byCode: Boolean(phone ?? email) };
});

export const action = openForm(SignInForm, async ({ visit, input: { name, password, next } }) => {
  const network = networkOf(visit.clientAddress);
  const attempt = { name, password, network, deviceId: deviceOf(visit) };
  const accountId = await signIn(attempt, visit.entrance.signInTries);
  return enter(visit, accountId, next);
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.signIn.title });

export default function SignIn() {
  const { next, byCode } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.signIn;
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <FormProblem answer={answer} />
      {answer?.wait && byCode && <p>{words.slowed}</p>}
      <Card>
        <form method="post" className="stack">
          <input type="hidden" name="next" value={next} />
          <TextField
            {...fieldsOf(answer)("name")}
            label={words.name}
            autoComplete="username"
            maxLength={LONGEST_CONTACT}
            required
          />
          <TextField
            name="password"
            type="password"
            label={words.password}
            autoComplete="current-password"
            maxLength={PASSWORD_UNITS}
            required
            fault={answer?.faults.password}
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      </Card>
      {byCode && (
        <div className="row gap-2">
          <a className="btn btn-ghost" href={withNext("/enter", next)}>
            {words.byCode}
          </a>
          <a className="btn btn-ghost" href={withNext("/password-reset", next)}>
            {words.forgotten}
          </a>
        </div>
      )}
      <p className="meta">{byCode ? words.helpToo : words.help}</p>
    </Page>
  );
}
