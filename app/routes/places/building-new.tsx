import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addBuilding } from "#app/domain/places/add-building.server.ts";
import { NewBuildingForm } from "#app/domain/places/forms.ts";
import { newBuildingPage } from "#app/domain/places/page-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}/places`,
  formKey: uuid(),
  ...(await newBuildingPage(actor)),
}));

export const action = form(NewBuildingForm, async ({ actor, community, input }) =>
  redirect(`/c/${community.id}/places/buildings/${await addBuilding(actor, input)}`, { status: 303 }),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.building.new });

export default function NewBuilding() {
  const { base, formKey, areas, grids } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.fields;
  const field = fieldsOf(answer);
  const named = (places: typeof areas) => places.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{t.places.building.new}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <SelectField {...field("propertyAreaId")} required label={words.propertyArea} options={named(areas)} />
        <TextField
          {...field("name")}
          required
          maxLength={40}
          label={words.buildingName}
          hint={words.buildingNameHint}
        />
        <SelectField {...field("gridId")} label={words.grid} placeholder={words.noGrid} options={named(grids)} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
