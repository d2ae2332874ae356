import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addUnit } from "#app/domain/parties/add-unit.server.ts";
import { NewUnitForm } from "#app/domain/parties/forms.ts";
import { newUnitPage } from "#app/domain/parties/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { NewOwnerFields, UnitFields } from "#app/ui/unit-fields.tsx";

export const loader = page(async ({ actor, community, url }) => ({
  base: `/c/${community.id}/places`,
  formKey: uuid(),
  chosen: url.searchParams.get("building"),
  ...(await newUnitPage(actor)),
}));

export const action = form(NewUnitForm, async ({ actor, community, input }) =>
  redirect(`/c/${community.id}/places/units/${await addUnit(actor, input)}`, { status: 303 }),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.parties.unit.new });

export default function NewUnit() {
  const { base, formKey, chosen, buildings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.unit;
  const field = fieldsOf(answer, { buildingId: chosen });
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{words.new}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <SelectField
          {...field("buildingId")}
          required
          label={words.building}
          options={buildings.map(({ id, name, area }) => ({ value: id, label: `${area} ${name}` }))}
        />
        <UnitFields answer={answer} />
        <h2>{words.owner}</h2>
        <NewOwnerFields answer={answer} />
        <TextField {...field("sameAs")} maxLength={100} label={words.sameAs} hint={words.sameAsHint} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
