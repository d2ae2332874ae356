import { useLoaderData } from "@remix-run/react";

import { RollFilter } from "#app/domain/votes/forms.ts";
import { rollPage } from "#app/domain/votes/roll-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { OwnSeats, RollTotals, SeatList } from "#app/ui/roll.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => {
  const { after } = RollFilter.parse(Object.fromEntries(url.searchParams));
  const roll = await rollPage(actor, param("serial"), after);
  return { at: `/c/${community.id}/votes/${param("serial")}`, first: after === 0, roll };
});

export const handle = pageHandle<typeof loader>({
  tab: "votes",
  title: (t, { roll }) => `${t.plans.roll.title} · ${roll.question}`,
});

export default function Roll() {
  const { at, first, roll } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={at}>{roll.question}</BackLink>
      <h1>{t.plans.roll.title}</h1>
      <OwnSeats own={roll.own} at={at} />
      <RollTotals totals={roll.totals} />
      {roll.list && <SeatList list={roll.list} first={first} at={at} />}
    </Page>
  );
}
