import { useLoaderData } from "@remix-run/react";

import { subdistrictHistory } from "#app/domain/places/subdistrict-queries.server.ts";
import { plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page, Pager } from "#app/ui/pieces.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param, url }) => {
  const after = url.searchParams.get("after") ?? undefined;
  const history = await subdistrictHistory(callerOf(await visit.person()), param("subdistrict"), after);
  return { desk: `/subdistricts/${param("subdistrict")}`, first: !after, ...history };
});

export const handle = pageHandle<typeof loader>({ title: (t, { name }) => `${name} · ${t.places.history.title}` });

export default function SubdistrictHistory() {
  const { desk, first, name, changes, next } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={desk}>{t.serving.subdistrict.here}</BackLink>
      <h1>{name}</h1>
      <p className="text-ink-2">{t.places.subdistrict.historyLead}</p>
      <PlaceHistory changes={changes} names={{}} />
      <Pager next={next && `${desk}/history?after=${next}`} first={first} toFirst={`${desk}/history`} />
    </Page>
  );
}
