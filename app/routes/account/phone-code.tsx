import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { changeContact, contactAsked } from "#app/domain/accounts/change-contact.server.ts";
import { CodeForm } from "#app/domain/accounts/forms.ts";
import { codeOf, dropCode } from "#app/http/code-cookie.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { CodeField, SendAgain } from "#app/ui/enter.tsx";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ visit }) => {
  const asked = await contactAsked(codeOf(visit));
  if (!asked && visit.method !== "POST") throw redirect("/account/phone", { status: 303 });
  return { to: asked?.value ?? "", masked: asked?.masked ?? "", formKey: randomUUID() };
});

export const action = ownForm(CodeForm, async ({ person, visit, input: { code } }) => {
  if (!(await contactAsked(codeOf(visit)))) return redirect("/account/phone", { status: 303 });
  await changeContact(person, codeOf(visit), code);
  dropCode(visit);
  visit.setCookies.push(await visit.sessions.renew(person));
  return redirect("/account", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.phone.codeTitle });

export default function PhoneCode() {
  const { to, masked, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.phone;
  return (
    <Page narrow>
      <BackLink to="/account/phone">{words.other}</BackLink>
      <h1>{words.codeTitle}</h1>
      <FormProblem answer={answer} />
      {to && (
        <>
          <Card>
            <p>{words.sent(masked)}</p>
            <form method="post" className="stack">
              <CodeField name="code" fault={answer?.faults.code} />
              <SubmitButton>{words.submit}</SubmitButton>
            </form>
          </Card>
          <SendAgain action="/account/phone" to={to} formKey={formKey} next="/account" />
        </>
      )}
    </Page>
  );
}
