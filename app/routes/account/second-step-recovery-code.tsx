import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { RecoveryForm } from "#app/domain/factors/forms.ts";
import { secondStepPage } from "#app/domain/factors/queries.server.ts";
import { showRecoveryCode } from "#app/domain/factors/show-recovery-code.server.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url, visit }) => {
  const next = nextIn(url);
  const { wanted } = await secondStepPage(person);
  if (visit.method !== "POST" && !wanted) throw redirect(next, { status: 303 });
  return { next, back: withNext("/second-step", next) };
});

export const action = ownForm(RecoveryForm, async ({ person, visit, input }) => {
  await showRecoveryCode(person, input.recoveryCode);
  visit.setCookies.push(await visit.sessions.renew(person, "factor"));
  return redirect(returnTo(input.next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.recovery.title });

export default function RecoveryCode() {
  const { next, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.recovery;
  const field = fieldsOf(answer?.refusal ? undefined : answer);
  return (
    <Page narrow>
      <BackLink to={back}>{words.toCode}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="next" value={next} />
        <TextField {...field("recoveryCode")} label={words.code} maxLength={60} autoComplete="off" required />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
