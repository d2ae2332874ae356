import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { chooseName } from "#app/domain/accounts/choose-name.server.ts";
import { NameForm } from "#app/domain/accounts/own-forms.ts";
import { namePage } from "#app/domain/accounts/own-queries.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { besideField, ownForm, ownPage } from "#app/http/own-account.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => namePage(person));

export const action = ownForm(NameForm, async ({ person, visit, input: { style, name } }) => {
  try {
    await chooseName(person, style, name);
  } catch (error) {
    const isOfName = error instanceof Refused && /^name_/.test(error.code);
    if (isOfName) return besideField(visit, style === "chosen" ? "name" : "style", error.code);
    throw error;
  }
  return redirect("/account", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.name.title });

export default function Name() {
  const { realName, maskedName, shownName, nameStyle } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account;
  const field = fieldsOf(answer, { style: nameStyle, name: nameStyle === "chosen" ? shownName : "" });
  const { masked, real, chosen } = words.styles;
  return (
    <Page narrow>
      <BackLink to="/account">{words.title}</BackLink>
      <h1>{words.name.title}</h1>
      <p className="text-ink-2">{words.name.lead}</p>
      <Facts facts={[[words.now, <strong key="now">{shownName}</strong>]]} />
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <RadioGroup
          {...field("style")}
          label={words.styleQuestion}
          options={[
            { value: "masked", ...masked, label: masked.label(maskedName) },
            { value: "real", ...real, label: real.label(realName) },
            { value: "chosen", ...chosen },
          ]}
        />
        <TextField
          {...field("name")}
          label={words.chosenName}
          hint={words.chosenHint}
          maxLength={40}
          autoComplete="nickname"
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
