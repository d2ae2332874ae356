import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { changePassword } from "#app/domain/accounts/change-password.server.ts";
import { ChangePasswordForm } from "#app/domain/accounts/own-forms.ts";
import { passwordPage } from "#app/domain/accounts/own-queries.server.ts";
import { PASSWORD_UNITS } from "#app/domain/accounts/password-rule.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => passwordPage(person));

export const action = ownForm(ChangePasswordForm, async ({ person, visit, input }) => {
  await changePassword(person, input.password);
  visit.setCookies.push(await visit.sessions.renew(person));
  return redirect("/account", { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  title: (t, { hasPassword }) => (hasPassword ? t.account.password.title : t.account.password.setTitle),
});

export default function Password() {
  const { hasPassword, username } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.password;
  const field = fieldsOf(answer && { ...answer, typed: {} });
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{hasPassword ? words.title : words.setTitle}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        {/* Password managers file the new password under this. */}
        <input type="text" autoComplete="username" defaultValue={username} hidden />
        <TextField
          {...field("password")}
          type="password"
          label={words.password}
          hint={words.hint}
          autoComplete="new-password"
          maxLength={PASSWORD_UNITS}
          required
        />
        <TextField
          {...field("repeated")}
          type="password"
          label={words.repeat}
          autoComplete="new-password"
          maxLength={PASSWORD_UNITS}
          required
        />
        <SubmitButton>{hasPassword ? words.submit : t.save}</SubmitButton>
      </form>
    </Page>
  );
}
