import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { NewPasswordForm } from "#app/domain/accounts/forms.ts";
import { PASSWORD_UNITS } from "#app/domain/accounts/password-rule.ts";
import { resetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { sentTo } from "#app/domain/accounts/use-code.server.ts";
import { codeOf, dropCode } from "#app/http/code-cookie.server.ts";
import { enter } from "#app/http/enter.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { CodeField, SendAgain } from "#app/ui/enter.tsx";
import { FormProblem, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, url }) => {
  const next = returnTo(url.searchParams.get("next"));
  const sent = await sentTo(codeOf(visit), "resetPassword");
  if (!sent) throw redirect(withNext("/password-reset", next), { status: 303 });
  return { next, to: sent.value, masked: sent.masked, formKey: randomUUID() };
});

export const action = openForm(NewPasswordForm, async ({ visit, input: { code, password, next } }) => {
  const accountId = await resetPassword(codeOf(visit), code, password);
  dropCode(visit);
  return enter(visit, accountId, next);
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.passwordReset.newTitle });

export default function NewPassword() {
  const { next, to, masked, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.passwordReset;
  return (
    <Page narrow>
      <BackLink to={withNext("/password-reset", next)}>{t.accounts.code.otherPhone}</BackLink>
      <h1>{words.newTitle}</h1>
      <FormProblem answer={answer} />
      {answer?.refusal === "not_registered" && (
        <a className="btn" href={withNext("/enter", next)}>
          {words.toEnter}
        </a>
      )}
      <Card>
        <p>{t.accounts.code.sent(masked)}</p>
        <form method="post" className="stack">
          <input type="hidden" name="next" value={next} />
          <CodeField name="code" fault={answer?.faults.code} />
          <TextField
            name="password"
            type="password"
            label={words.password}
            hint={t.accounts.register.passwordHint}
            autoComplete="new-password"
            maxLength={PASSWORD_UNITS}
            required
            fault={answer?.faults.password}
          />
          <p className="meta">{words.ends}</p>
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      </Card>
      <SendAgain action={withNext("/password-reset", next)} to={to} formKey={formKey} next={next} />
    </Page>
  );
}
