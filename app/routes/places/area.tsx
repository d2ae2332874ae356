import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editArea } from "#app/domain/places/edit-area.server.ts";
import { AreaForm } from "#app/domain/places/forms.ts";
import { areaPage } from "#app/domain/places/page-queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { Removal, StaleNotice } from "#app/ui/place-forms.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}/places`,
  ...(await areaPage(actor, param("area"))),
}));

export const action = form(AreaForm, async ({ actor, community, param, input }) => {
  await editArea(actor, param("area"), input);
  return redirect(`/c/${community.id}/places/areas/${param("area")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (_, { name }) => name });

export default function Area() {
  const { base, id, name, revision, weighs, buildings, history, names, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.overview;
  const field = fieldsOf(answer, { name });
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{name}</h1>
      {weighs && (
        <Card>
          <Facts
            facts={[
              [words.buildings, words.buildingCount(buildings.length)],
              [words.units, words.unitCount(weighs.units)],
              [words.partyCount, words.partyTotal(weighs.parties)],
              [words.heads, words.headCount(weighs.heads)],
              [words.areaTotal, words.squareMetres(showArea(weighs.areaDm2))],
            ]}
          />
          <a className="btn btn-ghost" href={`${base}/parties?area=${id}`}>
            {words.parties}
          </a>
        </Card>
      )}
      {mayEdit && (
        <>
          <StaleNotice answer={answer}>
            <p>{name}</p>
          </StaleNotice>
          <section className="card">
            <h2>{t.places.area.rename}</h2>
            <form method="post" className="stack">
              <FormProblem answer={answer} />
              <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
              <TextField
                {...field("name")}
                required
                maxLength={40}
                label={t.places.fields.areaName}
                hint={t.places.fields.areaNameHint}
              />
              <SubmitButton>{t.save}</SubmitButton>
            </form>
            <Removal
              at={`${base}/areas/${id}/removal`}
              revision={revision}
              label={t.places.area.remove}
              hint={t.places.removal.areaHint}
            />
          </section>
        </>
      )}
      <PlaceHistory changes={history} names={names} />
    </Page>
  );
}
