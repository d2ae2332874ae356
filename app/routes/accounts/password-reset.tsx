import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { networkOf } from "#app/domain/accounts/attempts.ts";
import { SendCodeForm } from "#app/domain/accounts/forms.ts";
import { sendCode } from "#app/domain/accounts/send-code.server.ts";
import { sentTo } from "#app/domain/accounts/use-code.server.ts";
import { codeOf, keepCode } from "#app/http/code-cookie.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, url }) => {
  const { phone, email } = visit.entrance.messengers;
  const sent = await sentTo(codeOf(visit), "resetPassword");
  const next = returnTo(url.searchParams.get("next"));
  return { next, canSend: Boolean(phone ?? email), formKey: randomUUID(), waits: sent?.isOpen };
});

export const action = openForm(SendCodeForm, async ({ visit, input: { to, formKey: id, next } }) => {
  await sendCode({ id, purpose: "resetPassword", to, network: networkOf(visit.clientAddress) }, visit.entrance);
  keepCode(visit, id);
  return redirect(withNext("/password-reset/code", next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.passwordReset.title });

export default function PasswordReset() {
  const { next, canSend, formKey, waits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.passwordReset;
  return (
    <Page narrow>
      <BackLink to={withNext("/sign-in", next)}>{t.accounts.signIn.title}</BackLink>
      <h1>{words.title}</h1>
      <FormProblem answer={answer} />
      {waits && (
        <a className="btn btn-ghost" href={withNext("/password-reset/code", next)}>
          {t.accounts.enter.haveCode}
        </a>
      )}
      {canSend ? (
        <Card>
          <p>{words.lead}</p>
          <form method="post" className="stack">
            <input type="hidden" name="formKey" value={formKey} />
            <input type="hidden" name="next" value={next} />
            <TextField {...fieldsOf(answer)("to")} label={words.to} autoComplete="username" maxLength={254} required />
            <SubmitButton>{t.accounts.enter.send}</SubmitButton>
          </form>
        </Card>
      ) : (
        !answer && <RefusalNotice refusal="no_messenger" />
      )}
    </Page>
  );
}
