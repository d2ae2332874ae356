import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { buildingPage } from "#app/domain/places/building-queries.server.ts";
import { editBuilding } from "#app/domain/places/edit-building.server.ts";
import { BuildingForm } from "#app/domain/places/forms.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page, Pager } from "#app/ui/pieces.tsx";
import { Removal, StaleNotice } from "#app/ui/place-forms.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => {
  const asked = Object.fromEntries(url.searchParams);
  return { base: `/c/${community.id}/places`, ...(await buildingPage(actor, param("building"), asked)) };
});

export const action = form(BuildingForm, async ({ actor, community, param, input }) => {
  await editBuilding(actor, param("building"), input);
  return redirect(`/c/${community.id}/places/buildings/${param("building")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (_, { name }) => name });

export default function Building() {
  const { base, id, name, gridId, revision, grids, history, names, mayEdit, propertyAreaId } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.fields;
  const field = fieldsOf(answer, { name, gridId });
  return (
    <Page narrow>
      <BackLink to={base}>{t.places.title}</BackLink>
      <div>
        <h1>{name}</h1>
        <p className="meta">
          {names[propertyAreaId]} · {gridId ? names[gridId] : t.places.overview.noGrid}
        </p>
      </div>
      <Units />
      {mayEdit && (
        <>
          <StaleNotice answer={answer}>
            <p>
              {name} · {gridId ? names[gridId] : t.places.overview.noGrid}
            </p>
          </StaleNotice>
          <section className="card">
            <h2>{t.places.building.edit}</h2>
            <form method="post" className="stack">
              <FormProblem answer={answer} />
              <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
              <TextField {...field("name")} required maxLength={40} label={words.buildingName} />
              <SelectField
                {...field("gridId")}
                label={words.grid}
                placeholder={words.noGrid}
                options={grids.map((grid) => ({ value: grid.id, label: grid.name }))}
              />
              <SubmitButton>{t.save}</SubmitButton>
            </form>
            <a className="link text-s no-underline" href={`${base}/buildings/${id}/area`}>
              {t.places.building.move}
            </a>
            <Removal
              at={`${base}/buildings/${id}/removal`}
              revision={revision}
              label={t.places.building.remove}
              hint={t.places.removal.buildingHint}
            />
          </section>
        </>
      )}
      <PlaceHistory changes={history} names={names} />
    </Page>
  );
}

/** The stairwells to choose from, and the units of the one chosen. */
function Units() {
  const { base, id, stairwells, stairwell, units, mayEdit } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.places.building;
  const at = (chosen: string, after?: string) =>
    `${base}/buildings/${id}?${new URLSearchParams({ stairwell: chosen, ...(after && { after }) })}`;
  return (
    <Card>
      <h2>{words.stairwells}</h2>
      {!stairwell && <p className="meta">{words.noUnits}</p>}
      {stairwells.length > 0 && (
        <nav className="chips" aria-label={words.stairwells}>
          {stairwells.map((one) => (
            <a
              key={one.name}
              className="chip"
              href={at(one.name)}
              aria-current={one.name === stairwell?.name || undefined}
            >
              {one.name || words.noStairwell} · {one.units}
            </a>
          ))}
        </nav>
      )}
      {units.rows.length > 0 && (
        <ul className="list list-pairs">
          {units.rows.map((unit) => (
            <li key={unit.id}>
              <a className="list-link" href={`${base}/units/${unit.id}`}>
                <strong>{unit.room}</strong>
                <span className="meta figures">
                  {t.parties.unitKinds[unit.kind]} · {t.places.overview.squareMetres(showArea(unit.areaDm2))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager
        next={stairwell && units.next && at(stairwell.name, units.next)}
        first={units.first}
        toFirst={at(stairwell?.name ?? "")}
      />
      {mayEdit && (
        <div className="row">
          <a className="btn btn-ghost" href={`${base}/units/new?building=${id}`}>
            {t.places.overview.addUnit}
          </a>
          {stairwell && (
            <a
              className="btn btn-ghost"
              href={`${base}/buildings/${id}/stairwell?${new URLSearchParams({ name: stairwell.name })}`}
            >
              {words.renameStairwell}
            </a>
          )}
        </div>
      )}
    </Card>
  );
}
