import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { networkOf } from "#app/domain/accounts/attempts.ts";
import { askForContact } from "#app/domain/accounts/change-contact.server.ts";
import { LONGEST_CONTACT } from "#app/domain/accounts/contact.ts";
import { SendCodeForm } from "#app/domain/accounts/forms.ts";
import { phonePage } from "#app/domain/accounts/own-queries.server.ts";
import { keepCode } from "#app/http/code-cookie.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person }) => ({ ...(await phonePage(person)), formKey: randomUUID() }));

export const action = ownForm(SendCodeForm, async ({ person, visit, input: { to, formKey } }) => {
  const network = networkOf(visit.clientAddress);
  await askForContact(person, { id: formKey, to, network }, visit.entrance);
  keepCode(visit, formKey);
  return redirect("/account/phone/code", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.phone.title });

export default function Phone() {
  const { phone, email, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.phone;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Facts
        facts={[
          [words.now.phone, phone ?? words.none],
          [words.now.email, email ?? words.none],
        ]}
      />
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={formKey} />
        <TextField {...fieldsOf(answer)("to")} label={words.to} maxLength={LONGEST_CONTACT} required />
        <SubmitButton>{words.send}</SubmitButton>
      </form>
    </Page>
  );
}
