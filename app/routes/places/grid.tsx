import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editGrid } from "#app/domain/places/edit-grid.server.ts";
import { GridForm } from "#app/domain/places/forms.ts";
import { gridPage } from "#app/domain/places/page-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { CheckField, CheckGroup, revisionFor, ticked } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { Removal, StaleNotice } from "#app/ui/place-forms.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}/places`,
  ...(await gridPage(actor, param("grid"))),
}));

export const action = form(GridForm, async ({ actor, community, param, input }) => {
  await editGrid(actor, param("grid"), input);
  return redirect(`/c/${community.id}/places/grids/${param("grid")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (_, { name }) => name });

export default function Grid() {
  const { base, id, name, revision, history, names, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <h1>{name}</h1>
      {!mayEdit && (
        <Card>
          <AsItIs />
        </Card>
      )}
      <StaleNotice answer={answer}>
        <AsItIs />
      </StaleNotice>
      {mayEdit && (
        <section className="card">
          <GridFields />
          <Removal
            at={`${base}/grids/${id}/removal`}
            revision={revision}
            label={t.places.grid.remove}
            hint={t.places.removal.gridHint}
          />
        </section>
      )}
      <PlaceHistory changes={history} names={names} />
    </Page>
  );
}

/** The grid as it is now: its name, buildings and workers. */
function AsItIs() {
  const { id, name, buildings, holders } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.places.grid;
  const inside = buildings.filter(({ gridId }) => gridId === id).map((building) => building.name);
  const workers = holders.filter(({ works }) => works).map((holder) => holder.name);
  return (
    <Facts
      facts={[
        [t.places.fields.gridName, name],
        [words.buildings, inside.join("、") || t.places.history.none],
        [words.workers, workers.join("、") || words.noneChosen],
      ]}
    />
  );
}

function GridFields() {
  const { id, name, buildings, holders, revision, names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.grid;
  const field = fieldsOf(answer, { name });
  return (
    <form method="post" className="stack">
      <FormProblem answer={answer} />
      <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
      <TextField {...field("name")} required maxLength={40} label={t.places.fields.gridName} />
      <CheckGroup label={words.buildings} hint={buildings.length > 0 ? words.buildingsHint : words.noBuildings}>
        {buildings.map((building) => (
          <CheckField
            key={building.id}
            name={`building-${building.id}`}
            label={building.name}
            hint={building.gridId && building.gridId !== id ? words.inOther(names[building.gridId] ?? "") : undefined}
            checked={ticked(answer, `building-${building.id}`, building.gridId === id)}
          />
        ))}
      </CheckGroup>
      <CheckGroup label={words.workers} hint={holders.length > 0 ? words.workersHint : words.noWorkers}>
        {holders.map((holder) => (
          <CheckField
            key={holder.id}
            name={`worker-${holder.id}`}
            label={holder.name}
            checked={ticked(answer, `worker-${holder.id}`, holder.works)}
          />
        ))}
      </CheckGroup>
      <SubmitButton>{t.save}</SubmitButton>
    </form>
  );
}
