import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { RegisterForm } from "#app/domain/accounts/forms.ts";
import { PASSWORD_UNITS } from "#app/domain/accounts/password-rule.ts";
import { provenContact, register } from "#app/domain/accounts/register.server.ts";
import { codeOf, dropCode } from "#app/http/code-cookie.server.ts";
import { policyOn } from "#app/http/community-policy.server.ts";
import { enter } from "#app/http/enter.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { PrivacyNotice } from "#app/ui/privacy-notice.tsx";
import { useText } from "#app/ui/served.ts";
import { TickBox } from "#app/ui/tick-box.tsx";

/** Only with a number or address that was proved to be one's own, in this browser and not long ago. */
export const loader = plainPage(async ({ actor, visit, url }) => {
  const next = returnTo(url.searchParams.get("next"));
  if (actor.accountId) throw redirect(next, { status: 303 });
  const contact = await provenContact(codeOf(visit));
  if (!contact) throw redirect(withNext("/enter", next), { status: 303 });
  const { privacyVersion } = visit.entrance;
  return { next, by: contact.by, masked: contact.masked, privacyVersion, policyAt: await policyOn(visit, next) };
});

export const action = openForm(RegisterForm, async ({ visit, input: { realName, password, next } }) => {
  const { privacyVersion } = visit.entrance;
  const accountId = await register({ proof: codeOf(visit), realName, password, privacyVersion });
  dropCode(visit);
  return enter(visit, accountId, next);
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.register.title });

export default function Register() {
  const { next, by, masked, privacyVersion, policyAt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.register;
  const field = fieldsOf(answer);
  const isOptional = by === "phone";
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <FormProblem answer={answer} />
      <Card>
        <p>{words.lead(masked)}</p>
        <form method="post" className="stack">
          <input type="hidden" name="next" value={next} />
          <TextField
            {...field("realName")}
            label={words.realName}
            hint={words.realNameHint}
            autoComplete="name"
            maxLength={40}
            required
          />
          <TextField
            name="password"
            type="password"
            label={isOptional ? words.passwordOptional : words.password}
            hint={isOptional ? words.passwordOptionalHint : words.passwordHint}
            autoComplete="new-password"
            maxLength={PASSWORD_UNITS}
            required={!isOptional}
            fault={answer?.faults.password}
          />
          <TickBox {...field("adult")} label={words.adult} />
          <TickBox {...field("privacy")} label={words.privacy(privacyVersion)} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      </Card>
      <PrivacyNotice policyAt={policyAt} />
    </Page>
  );
}
