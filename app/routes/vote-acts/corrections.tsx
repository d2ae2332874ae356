import { useLoaderData } from "@remix-run/react";

import { correctionsPage } from "#app/domain/vote-acts/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { ActList, RequestList, SeatChange } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await correctionsPage(actor, param("serial"))),
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.acts.corrections.title });

export default function Corrections() {
  const { base, vote, refusal, drift, isMore, acts, requests } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.acts.corrections;
  const at = `${base}/votes/${vote.serial}`;
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {vote.rollFreezesAt && (
        <p>
          {words.until} <End at={vote.rollFreezesAt} />
        </p>
      )}
      {refusal !== "committee_only" && <RefusalNotice refusal={refusal} />}
      {drift.length === 0 && <p className="notice">{words.none}</p>}
      {drift.map((seat) => (
        <Card key={seat.subject}>
          <SeatChange seat={seat} />
          {seat.waitingAct ? (
            <a className="link" href={`${at}/acts/${seat.waitingAct}`}>
              {words.waits}
            </a>
          ) : (
            refusal === null &&
            (seat.refusal ? (
              <p className="meta">{t.refusals[seat.refusal]}</p>
            ) : (
              <a className="btn btn-ghost" href={`${at}/corrections/${seat.subject}`}>
                {words.propose}
              </a>
            ))
          )}
        </Card>
      ))}
      {isMore && <p className="meta">{words.more}</p>}
      <Card>
        <h2>{words.acts}</h2>
        {acts.length === 0 ? <p className="meta">{words.noActs}</p> : <ActList acts={acts} base={base} />}
      </Card>
      <Card>
        <h2>{words.requests}</h2>
        {requests.length === 0 ? (
          <p className="meta">{words.noRequests}</p>
        ) : (
          <RequestList requests={requests} base={base} />
        )}
      </Card>
    </Page>
  );
}
