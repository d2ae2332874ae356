import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { keepOwnPreferences } from "#app/domain/accounts/keep-preferences.server.ts";
import { OwnPreferencesForm } from "#app/domain/accounts/own-forms.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { keepPreferences } from "#app/http/preferences.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** As this device shows pages now: what was wished elsewhere came along when somebody signed in here. */
export const loader = ownPage(async ({ visit: { elder, language } }) => ({ elder, language }));

export const action = ownForm(OwnPreferencesForm, async ({ person, visit, input: { language, ...input } }) => {
  const wishes = { language, elder: input.elder === "on" };
  await keepOwnPreferences(person, wishes);
  keepPreferences(visit, wishes);
  return redirect("/account", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.preferences.title });

export default function OwnPreferences() {
  const { elder, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.account.preferences;
  const field = fieldsOf(answer, { elder: elder ? "on" : "off", language });
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <RadioGroup
          {...field("elder")}
          label={words.elder}
          options={[
            { value: "off", ...words.elderOff },
            { value: "on", ...words.elderOn },
          ]}
        />
        <RadioGroup
          {...field("language")}
          label={words.language}
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
          inline
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
