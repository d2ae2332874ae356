import { useLoaderData } from "@remix-run/react";

import { lettersPage } from "#app/domain/verification/letter-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  buildings: await lettersPage(actor),
}));

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.verification.letters.title });

export default function Letters() {
  const { base, buildings } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.verification.letters;
  const areas = [...new Set(buildings.map(({ areaName }) => areaName))];
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {buildings.length === 0 && <EmptyState title={words.emptyTitle} hint={words.emptyHint} />}
      {areas.map((area) => (
        <Card key={area}>
          <h2>{area}</h2>
          <ul className="list">
            {buildings
              .filter(({ areaName }) => areaName === area)
              .map(({ id, name, units, linked, out, used, expired }) => (
                <li key={id}>
                  <a className="list-link" href={`${base}/letters/${id}`}>
                    <span className="row between">
                      <strong>{name}</strong>
                      <span className="meta figures">{words.units(units, linked)}</span>
                    </span>
                    <span className="row">
                      {out > 0 && <Pill kind="act">{`${words.counts.out} ${out}`}</Pill>}
                      {used > 0 && <Pill kind="yes">{`${words.counts.used} ${used}`}</Pill>}
                      {expired > 0 && <Pill kind="sun">{`${words.counts.expired} ${expired}`}</Pill>}
                      {out + used + expired === 0 && <span className="meta">{words.none}</span>}
                    </span>
                  </a>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}
