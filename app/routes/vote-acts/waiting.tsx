import { useLoaderData } from "@remix-run/react";

import { waitingPage } from "#app/domain/vote-acts/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { ActList, RequestList } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  ...(await waitingPage(actor)),
}));

export const handle = pageHandle<typeof loader>({ tab: "home", title: (t) => t.acts.waiting.title });

export default function Waiting() {
  const { base, acts, requests } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.acts.waiting;
  return (
    <Page narrow>
      <BackLink to={base}>{t.home.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {acts.length === 0 && <EmptyState title={words.none} />}
      {acts.length > 0 && (
        <Card>
          <ActList acts={acts} base={base} />
        </Card>
      )}
      {requests.length > 0 && (
        <Card>
          <h2>{words.requests}</h2>
          <RequestList requests={requests} base={base} />
        </Card>
      )}
    </Page>
  );
}
