import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addGrid } from "#app/domain/places/add-grid.server.ts";
import { NewGridForm } from "#app/domain/places/forms.ts";
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

export const action = form(NewGridForm, async ({ actor, community, input }) =>
  redirect(`/c/${community.id}/places/grids/${await addGrid(actor, input)}`, { status: 303 }),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.grid.new });

export default function NewGrid() {
  const { base, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.fields;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{t.places.grid.new}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <p className="meta">{t.places.grid.newLead}</p>
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <TextField {...field("name")} required maxLength={40} label={words.gridName} hint={words.gridNameHint} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
