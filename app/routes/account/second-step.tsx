import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { CodeForm } from "#app/domain/factors/forms.ts";
import { secondStepPage } from "#app/domain/factors/queries.server.ts";
import { askForPasskey } from "#app/domain/factors/show-passkey.server.ts";
import { showTotp } from "#app/domain/factors/show-totp.server.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { siteOf } from "#app/http/site.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url, visit }) => {
  const next = nextIn(url);
  const step = await secondStepPage(person);
  if (visit.method !== "POST" && !step.wanted) throw redirect(next, { status: 303 });
  const passkey = await askForPasskey(person, siteOf(url));
  return {
    ...{ ...step, next, passkey: passkey && JSON.stringify(passkey) },
    toSetUp: withNext("/account/factors", next),
    toRecovery: withNext("/second-step/recovery-code", next),
  };
});

export const action = ownForm(CodeForm, async ({ person, visit, input }) => {
  await showTotp(person, input.code);
  visit.setCookies.push(await visit.sessions.renew(person, "factor"));
  return redirect(returnTo(input.next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.step.title });

export default function SecondStep() {
  const { hasFactor, hasTotp, hasRecoveryCodes, passkey, next, toSetUp, toRecovery } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.step;
  if (!hasFactor) {
    return (
      <Page narrow>
        <h1>{words.missingTitle}</h1>
        <p className="text-ink-2">{words.missing}</p>
        <a className="btn" href={toSetUp}>
          {words.toSetUp}
        </a>
        <a className="link" href={next}>
          {words.later}
        </a>
      </Page>
    );
  }
  const field = fieldsOf(answer?.refusal ? undefined : answer);
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <FormProblem answer={answer} />
      {hasTotp && (
        <form method="post" className="card">
          <input type="hidden" name="next" value={next} />
          <TextField
            {...field("code")}
            label={words.code}
            hint={words.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
      {passkey && (
        <Card>
          <form method="post" action="/second-step/passkey" className="only-script" data-passkey-asked={passkey}>
            <div className="stack">
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="credential" />
              <SubmitButton kind={hasTotp ? "ghost" : "act"}>{words.passkey}</SubmitButton>
              <p className="meta">{words.passkeyHint}</p>
              <p className="notice notice-no" role="alert" hidden>
                {t.refusals.passkey_failed}
              </p>
            </div>
          </form>
          <noscript>
            <p className="meta">{words.noScript}</p>
          </noscript>
        </Card>
      )}
      {hasRecoveryCodes && (
        <a className="link" href={toRecovery}>
          {words.byRecoveryCode}
        </a>
      )}
    </Page>
  );
}
