import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addArea } from "#app/domain/places/add-area.server.ts";
import { NewAreaForm } from "#app/domain/places/forms.ts";
import { refusalToEditPlaces } from "#app/domain/places/policy.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => {
  refuseIf(refusalToEditPlaces(actor));
  return { base: `/c/${community.id}/places`, formKey: uuid() };
});

export const action = form(NewAreaForm, async ({ actor, community, input }) =>
  redirect(`/c/${community.id}/places/areas/${await addArea(actor, input)}`, { status: 303 }),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.area.new });

export default function NewArea() {
  const { base, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.fields;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{t.places.area.new}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <TextField {...field("name")} required maxLength={40} label={words.areaName} hint={words.areaNameHint} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
