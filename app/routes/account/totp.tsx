import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { CodeForm } from "#app/domain/factors/forms.ts";
import { totpPage } from "#app/domain/factors/queries.server.ts";
import { confirmTotp } from "#app/domain/factors/set-up-totp.server.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { siteOf } from "#app/http/site.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url, visit }) => {
  const next = nextIn(url);
  const secret = await totpPage(person, { issuer: siteOf(url).name, label: person.shownName });
  const back = withNext("/account/factors", next);
  if (!secret && visit.method !== "POST") throw redirect(back, { status: 303 });
  return { secret, next, back };
});

export const action = ownForm(CodeForm, async ({ person, visit, input }) => {
  await confirmTotp(person, input.code);
  visit.setCookies.push(await visit.sessions.renew(person, "factor"));
  return redirect(withNext("/account/factors/recovery-codes", returnTo(input.next)), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.totp.title });

export default function Totp() {
  const { secret, next, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.totp;
  const field = fieldsOf(answer?.refusal ? undefined : answer);
  return (
    <Page narrow>
      <BackLink to={back}>{t.account.factors.title}</BackLink>
      <h1>{words.title}</h1>
      <FormProblem answer={answer} />
      {secret && (
        <>
          <Card>
            <ol className="stack list-decimal gap-2 pl-6">
              {words.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <QrCode text={secret.uri} label={words.qr} />
            <div className="field">
              <p className="font-semibold">{words.secret}</p>
              <code className="rounded-s bg-well px-3 py-2 text-l">{secret.typed}</code>
              <p className="meta">{words.secretHint}</p>
            </div>
          </Card>
          <form method="post" className="card">
            <input type="hidden" name="next" value={next} />
            <TextField
              {...field("code")}
              label={t.factors.step.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
            />
            <SubmitButton>{words.submit}</SubmitButton>
          </form>
        </>
      )}
    </Page>
  );
}
