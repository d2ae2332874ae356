import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { giveConsent, owesConsent } from "#app/domain/accounts/consent.server.ts";
import { ConsentForm } from "#app/domain/accounts/own-forms.ts";
import { policyOn } from "#app/http/community-policy.server.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, SubmitButton } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { PrivacyNotice } from "#app/ui/privacy-notice.tsx";
import { useText } from "#app/ui/served.ts";
import { TickBox } from "#app/ui/tick-box.tsx";

export const loader = ownPage(async ({ person, url, visit }) => {
  const next = nextIn(url);
  const version = visit.entrance.privacyVersion;
  if (visit.method !== "POST" && !(await owesConsent(person.accountId, version))) throw redirect(next, { status: 303 });
  return { next, version, policyAt: await policyOn(visit, next) };
});

export const action = ownForm(ConsentForm, async ({ person, visit, input: { version, next } }) => {
  // Nobody agrees to a version that they were not shown.
  if (version !== visit.entrance.privacyVersion) {
    return redirect(withNext("/account/consent", next), { status: 303 });
  }
  await giveConsent(person, version);
  return redirect(returnTo(next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.consent.title });

export default function Consent() {
  const { next, version, policyAt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.consent;
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <FormProblem answer={answer} />
      <PrivacyNotice policyAt={policyAt} />
      <form method="post" className="card">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="version" value={version} />
        <TickBox {...fieldsOf(answer)("privacy")} label={words.agree(version)} />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
      <Card>
        <h2>{words.otherwise}</h2>
        <p className="text-ink-2">{words.otherwiseHint}</p>
        <div className="row gap-y-2">
          <a className="btn btn-ghost" href="/account/export">
            {t.ownData.export.title}
          </a>
          <a className="btn btn-ghost" href="/account/erasure">
            {t.ownData.erasure.title}
          </a>
        </div>
      </Card>
    </Page>
  );
}
