import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { namePasskey } from "#app/domain/factors/add-passkey.server.ts";
import { PasskeyNameForm } from "#app/domain/factors/forms.ts";
import { passkeyPage } from "#app/domain/factors/queries.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person, param }) => passkeyPage(person, param("passkey")));

export const action = ownForm(PasskeyNameForm, async ({ person, param, input }) => {
  await namePasskey(person, param("passkey"), input.name);
  return redirect("/account/factors", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.passkey.renameTitle });

export default function Passkey() {
  const { name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.passkey;
  const field = fieldsOf(answer, { name });
  return (
    <Page narrow>
      <BackLink to="/account/factors">{t.account.factors.title}</BackLink>
      <h1>{words.renameTitle}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <TextField {...field("name")} label={words.name} hint={words.nameHint} maxLength={30} required />
        <SubmitButton>{words.save}</SubmitButton>
      </form>
    </Page>
  );
}
