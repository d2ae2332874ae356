import { useLoaderData } from "@remix-run/react";

import { placesPage } from "#app/domain/places/page-queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Facts, Page, SectionHead } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  ...(await placesPage(actor)),
}));

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.title });

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Places() {
  const loaded = useLoaderData<typeof loader>();
  const { base, areas, grids, mayEdit } = loaded;
  const t = useText();
  const words = t.places.overview;
  const places = `${base}/places`;
  return (
    <Page>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{t.places.title}</h1>
      <p className="text-ink-2">{mayEdit ? t.places.lead : t.places.readOnly}</p>
      <nav className="row" aria-label={t.places.title}>
        <a className="chip" href={`${places}/parties`}>
          {words.parties}
        </a>
        <a className="chip" href={`${places}/history`}>
          {words.history}
        </a>
        {mayEdit && (
          <>
            <a className="chip" href={`${base}/letters`}>
              {t.verification.letters.title}
            </a>
            <a className="chip" href={`${base}/claims`}>
              {t.verification.queue.title}
            </a>
            <a className="chip" href={`${base}/imports`}>
              {t.imports.title}
            </a>
          </>
        )}
      </nav>

      <SectionHead title={words.communityAndSubdistrict} />
      <Community loaded={loaded} />

      <SectionHead title={words.areas} />
      {areas.length === 0 ? (
        <EmptyState title={words.noAreas} hint={words.noAreasHint}>
          {mayEdit && (
            <a className="btn" href={`${base}/imports`}>
              {t.imports.title}
            </a>
          )}
        </EmptyState>
      ) : (
        areas.map((area) => <Area key={area.id} area={area} loaded={loaded} />)
      )}
      {mayEdit && (
        <div className="row">
          <a className="btn btn-ghost" href={`${places}/areas/new`}>
            {words.addArea}
          </a>
          {areas.length > 0 && (
            <a className="btn btn-ghost" href={`${places}/buildings/new`}>
              {words.addBuilding}
            </a>
          )}
          {loaded.buildings.length > 0 && (
            <a className="btn btn-ghost" href={`${places}/units/new`}>
              {words.addUnit}
            </a>
          )}
        </div>
      )}

      <SectionHead title={words.grids} />
      <Card>
        {grids.length === 0 ? (
          <p className="meta">{words.noGrids}</p>
        ) : (
          <ul className="list">
            {grids.map(({ id, name, buildings, workers }) => (
              <li key={id}>
                <a className="list-link" href={`${places}/grids/${id}`}>
                  <strong>{name}</strong>
                  <span className="meta">
                    {words.buildingCount(buildings)} · {words.workerCount(workers)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {mayEdit && (
          <a className="btn btn-ghost" href={`${places}/grids/new`}>
            {words.addGrid}
          </a>
        )}
      </Card>
    </Page>
  );
}

/** The two top levels, which the committee sees here and its chair edits. */
function Community({ loaded: { base, community, maySettle } }: { loaded: Loaded }) {
  const t = useText();
  const words = t.accounts.settings;
  return (
    <Card>
      <div className="row between">
        <h3 className="text-l">{community.name}</h3>
        {maySettle && (
          <a className="link text-s no-underline" href={`${base}/settings`}>
            {t.places.overview.settle}
          </a>
        )}
      </div>
      <Facts
        facts={[
          [words.subdistrict, community.subdistrict],
          [words.address, `/c/${community.id}`],
          [t.places.overview.threshold, community.endorsementThreshold],
          [words.complaintChannel, community.complaintChannel],
        ]}
      />
    </Card>
  );
}

function Area({ area, loaded }: { area: Loaded["areas"][number]; loaded: Loaded }) {
  const t = useText();
  const words = t.places.overview;
  const places = `${loaded.base}/places`;
  const grids = new Map(loaded.grids.map(({ id, name }) => [id, name]));
  const buildings = loaded.buildings.filter(({ propertyAreaId }) => propertyAreaId === area.id);
  return (
    <Card>
      <div className="row between">
        <h3 className="text-l">{area.name}</h3>
        <span className="row gap-x-4">
          <a className="link text-s no-underline" href={`${places}/parties?area=${area.id}`}>
            {words.parties}
          </a>
          <a className="link text-s no-underline" href={`${places}/areas/${area.id}`}>
            {words.edit}
          </a>
        </span>
      </div>
      <Facts
        facts={[
          [words.buildings, words.buildingCount(buildings.length)],
          [words.units, words.unitCount(area.units)],
          [words.partyCount, words.partyTotal(area.parties)],
          [words.heads, words.headCount(area.heads)],
          [words.areaTotal, words.squareMetres(showArea(area.areaDm2))],
        ]}
      />
      {buildings.length === 0 ? (
        <p className="meta">{words.noBuildings}</p>
      ) : (
        <ul className="list list-pairs">
          {buildings.map(({ id, name, gridId, units }) => (
            <li key={id}>
              <a className="list-link" href={`${places}/buildings/${id}`}>
                <strong>{name}</strong>
                <span className="meta">
                  {words.unitCount(units)} · {(gridId && grids.get(gridId)) || words.noGrid}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
