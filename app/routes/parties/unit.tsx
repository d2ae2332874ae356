import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { householdOf } from "#app/domain/electors/household-queries.server.ts";
import { editUnit } from "#app/domain/parties/edit-unit.server.ts";
import { UnitForm } from "#app/domain/parties/forms.ts";
import { unitPage } from "#app/domain/parties/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, RefusalNotice, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { HouseholdCard } from "#app/ui/household.tsx";
import { PartyCountCard } from "#app/ui/party-count.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { Removal, StaleNotice } from "#app/ui/place-forms.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";
import { UnitFactsList, UnitFields } from "#app/ui/unit-fields.tsx";

export const loader = page(async ({ actor, community, param }) => {
  const unit = await unitPage(actor, param("unit"));
  const household = unit.facts.kind === "flat" ? await householdOf(actor, unit.id) : null;
  return { base: `/c/${community.id}/places`, household, ...unit };
});

export const action = form(UnitForm, async ({ actor, community, param, input }) => {
  await editUnit(actor, param("unit"), input);
  return redirect(`/c/${community.id}/places/units/${param("unit")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (_, { label }) => label });

export default function Unit() {
  const { base, id, label, facts, owner, household, refusal, history, names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const chosen = new URLSearchParams({ stairwell: facts.stairwell });
  return (
    <Page narrow>
      <BackLink to={`${base}/buildings/${facts.buildingId}?${chosen}`}>{names[facts.buildingId] ?? t.back}</BackLink>
      <h1>{label}</h1>
      <Card>
        <UnitFactsList facts={facts} />
      </Card>
      <PartyCountCard count={owner.count} voter={t.parties.votes[owner.votes]} />
      <a className="btn btn-ghost" href={`${base}/parties/${owner.id}`}>
        {t.parties.unit.toParty}
      </a>
      {!refusal && owner.units > 1 && (
        <a className="btn btn-ghost" href={`${base}/parties/${owner.id}/split?${new URLSearchParams({ q: label })}`}>
          {t.parties.unit.toOwner}
        </a>
      )}
      {refusal === "own_item" && <RefusalNotice refusal={refusal} />}
      {!refusal && (
        <>
          <StaleNotice answer={answer}>
            <UnitFactsList facts={facts} />
          </StaleNotice>
          <EditUnit />
        </>
      )}
      {household && <HouseholdCard household={household} at={`${base}/units/${id}`} />}
      <PlaceHistory changes={history} names={names} />
    </Page>
  );
}

function EditUnit() {
  const { base, id, facts, buildings, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.unit;
  return (
    <section className="card">
      <h2>{words.edit}</h2>
      <form method="post" className="stack">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
        <SelectField
          {...fieldsOf(answer, { buildingId: facts.buildingId })("buildingId")}
          required
          label={words.building}
          hint={words.buildingHint}
          options={buildings.map((building) => ({ value: building.id, label: building.name }))}
        />
        <UnitFields answer={answer} facts={facts} />
        <TextField {...fieldsOf(answer)("sameAs")} maxLength={100} label={words.sameAs} hint={words.sameAsEditHint} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
      <Removal
        at={`${base}/units/${id}/removal`}
        revision={revision}
        label={words.remove}
        hint={t.places.removal.unitHint}
      />
    </section>
  );
}
