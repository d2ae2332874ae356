import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { SignInForm } from "#app/domain/accounts/forms.ts";
import { loginNameOf } from "#app/domain/accounts/login-name.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { REFUSALS, type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import { enter } from "#app/http/enter.server.ts";
import { refusedAs } from "#app/http/handlers.server.ts";
import { type FieldFaults, readForm } from "#app/http/read-form.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { FormProblem, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export async function loader({ request, context: { visit } }: LoaderFunctionArgs) {
  const next = returnTo(new URL(request.url).searchParams.get("next"));
  try {
    if (await visit.person()) throw redirect(next, { status: 303 });
    return { next };
  } catch (error) {
    throw refusedAs(error);
  }
}

export async function action({ request, context: { visit } }: ActionFunctionArgs) {
  const answer = (refusal: RefusalCode | null, faults: FieldFaults, name: string) =>
    data({ refusal, faults, name }, { status: refusal ? REFUSALS[refusal] : 400 });
  try {
    const reading = await readForm(request, SignInForm);
    if (!reading.ok) return answer(null, reading.faults, reading.typed.name ?? "");
    const { name, password, next } = reading.input;
    try {
      await visit.limits.signIn(loginNameOf(name), visit.clientAddress);
      const accountId = await signIn(name, password);
      return await enter(visit, accountId, next);
    } catch (error) {
      if (error instanceof Refused) return answer(error.code, {}, name);
      throw error;
    }
  } catch (error) {
    throw refusedAs(error);
  }
}

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.signIn.title });

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <h1>{t.accounts.signIn.title}</h1>
      <FormProblem answer={answer} />
      <Card>
        <form method="post" className="stack">
          <input type="hidden" name="next" value={next} />
          <TextField
            name="name"
            label={t.accounts.signIn.name}
            autoComplete="username"
            maxLength={64}
            required
            defaultValue={answer?.name}
            fault={answer?.faults.name}
          />
          <TextField
            name="password"
            type="password"
            label={t.accounts.signIn.password}
            autoComplete="current-password"
            maxLength={128}
            required
            fault={answer?.faults.password}
          />
          <SubmitButton>{t.accounts.signIn.submit}</SubmitButton>
        </form>
      </Card>
      <p className="meta">{t.accounts.signIn.help}</p>
    </Page>
  );
}
