import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { enterByCode } from "#app/domain/accounts/enter-by-code.server.ts";
import { CodeForm } from "#app/domain/accounts/forms.ts";
import { sentTo } from "#app/domain/accounts/use-code.server.ts";
import { codeOf, dropCode, keepCode } from "#app/http/code-cookie.server.ts";
import { enter } from "#app/http/enter.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { CodeField, SendAgain } from "#app/ui/enter.tsx";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ actor, visit, url }) => {
  const next = returnTo(url.searchParams.get("next"));
  if (actor.accountId) throw redirect(next, { status: 303 });
  const sent = await sentTo(codeOf(visit), "enter");
  if (!sent) throw redirect(withNext("/enter", next), { status: 303 });
  return { next, by: sent.by, to: sent.value, masked: sent.masked, formKey: randomUUID() };
});

export const action = openForm(CodeForm, async ({ visit, input: { code, next } }) => {
  const entered = await enterByCode(codeOf(visit), code);
  if ("proof" in entered) {
    keepCode(visit, entered.proof);
    return redirect(withNext("/register", next), { status: 303 });
  }
  dropCode(visit);
  return enter(visit, entered.accountId, next);
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.code.title });

export default function EnterCode() {
  const { next, by, to, masked, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.code;
  return (
    <Page narrow>
      <BackLink to={withNext("/enter", next)}>{words.otherPhone}</BackLink>
      <h1>{words.title}</h1>
      <FormProblem answer={answer} />
      <Card>
        <p>{words.sent(masked)}</p>
        <form method="post" className="stack">
          <input type="hidden" name="next" value={next} />
          <CodeField name="code" fault={answer?.faults.code} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      </Card>
      <SendAgain action={`/enter?by=${by}&next=${encodeURIComponent(next)}`} to={to} formKey={formKey} next={next} />
    </Page>
  );
}
