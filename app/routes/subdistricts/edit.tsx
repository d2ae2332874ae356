import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editSubdistrict } from "#app/domain/places/edit-subdistrict.server.ts";
import { SubdistrictForm } from "#app/domain/places/forms.ts";
import { editSubdistrictPage } from "#app/domain/places/subdistrict-queries.server.ts";
import { form, plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { StaleNotice } from "#app/ui/place-forms.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param }) => ({
  desk: `/subdistricts/${param("subdistrict")}`,
  ...(await editSubdistrictPage(callerOf(await visit.person()), param("subdistrict"))),
}));

export const action = form(SubdistrictForm, async ({ visit, param, input }) => {
  await editSubdistrict(callerOf(await visit.person()), param("subdistrict"), input);
  return redirect(`/subdistricts/${param("subdistrict")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.places.subdistrict.edit });

export default function EditSubdistrict() {
  const { desk, name, communities, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.subdistrict;
  return (
    <Page narrow>
      <BackLink to={desk}>{t.serving.subdistrict.here}</BackLink>
      <h1>{words.edit}</h1>
      <p className="text-ink-2">{words.editLead(communities)}</p>
      <StaleNotice answer={answer}>
        <p>{name}</p>
      </StaleNotice>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
        <TextField
          {...fieldsOf(answer, { name })("name")}
          required
          maxLength={32}
          label={words.name}
          hint={words.nameHint}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
