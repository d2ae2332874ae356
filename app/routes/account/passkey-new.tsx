import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deviceName } from "#app/domain/accounts/device-name.ts";
import { addPasskey, askForNewPasskey } from "#app/domain/factors/add-passkey.server.ts";
import { NewPasskeyForm } from "#app/domain/factors/forms.ts";
import { nextIn, ownForm, ownPage, withNext } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { siteOf } from "#app/http/site.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url, visit }) => {
  const next = nextIn(url);
  const options = await askForNewPasskey(person, siteOf(url), person.shownName);
  const back = withNext("/account/factors", next);
  return { options: JSON.stringify(options), next, back, device: deviceName(visit.userAgent) };
});

export const action = ownForm(NewPasskeyForm, async ({ person, visit, url, input }) => {
  await addPasskey(person, siteOf(url), input.credential, input.name);
  visit.setCookies.push(await visit.sessions.renew(person, "factor"));
  return redirect(withNext("/account/factors", returnTo(input.next)), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.passkey.title });

export default function NewPasskey() {
  const { options, next, back, device } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.passkey;
  const field = fieldsOf(answer, { name: device || words.standardName });
  return (
    <Page narrow>
      <BackLink to={back}>{t.account.factors.title}</BackLink>
      <h1>{words.title}</h1>
      <noscript>
        <p className="notice notice-sun">{words.needsScript}</p>
      </noscript>
      <FormProblem answer={answer} />
      <div className="only-script">
        <form method="post" className="card" data-passkey-made={options}>
          <p>{words.lead}</p>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="credential" />
          <TextField {...field("name")} label={words.name} hint={words.nameHint} maxLength={30} required />
          <SubmitButton>{words.submit}</SubmitButton>
          <p className="notice notice-no" role="alert" hidden>
            {words.failed}
          </p>
        </form>
      </div>
    </Page>
  );
}
