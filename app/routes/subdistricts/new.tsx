import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";

import { NewSubdistrictForm } from "#app/domain/places/forms.ts";
import { foundSubdistrict } from "#app/domain/places/found-community.server.ts";
import { newSubdistrictPage } from "#app/domain/places/subdistrict-queries.server.ts";
import { form, plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { CommunityFields } from "#app/ui/community-fields.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit }) => {
  newSubdistrictPage(callerOf(await visit.person()));
  return null;
});

/** Who is to serve there comes next. */
export const action = form(NewSubdistrictForm, async ({ visit, input }) => {
  await foundSubdistrict(callerOf(await visit.person()), input);
  return redirect(`/c/${input.word}/roles`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.places.subdistrict.new });

export default function NewSubdistrict() {
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.subdistrict;
  return (
    <Page narrow>
      <BackLink to="/">{t.error.home}</BackLink>
      <h1>{words.new}</h1>
      <p className="text-ink-2">{words.newLead}</p>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <TextField
          {...fieldsOf(answer)("subdistrict")}
          required
          maxLength={32}
          label={words.name}
          hint={words.nameHint}
        />
        <CommunityFields answer={answer} />
        <SubmitButton>{t.places.community.submitNew}</SubmitButton>
      </form>
    </Page>
  );
}
