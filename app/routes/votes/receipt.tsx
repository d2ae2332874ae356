import { useLoaderData } from "@remix-run/react";

import { receiptPage } from "#app/domain/votes/queries.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { page } from "#app/http/handlers.server.ts";
import { ChoiceShown } from "#app/ui/choice-shown.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Verdict } from "#app/ui/icons.tsx";
import { ReceiptProof } from "#app/ui/ledger.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { seatWeight } from "#app/ui/vote-cards.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  vote: await receiptPage(actor, param("serial"), param("seat")),
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.receipt.title });

export default function Receipt() {
  const { base, vote } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.votes.receipt;
  const weight = seatWeight(t, vote.seat);
  return (
    <Page narrow>
      <div className="row flex-nowrap gap-3.5">
        <Verdict yes />
        <div>
          <h1 className="text-yes">{words.title}</h1>
          <p className="meta">{words.lead}</p>
        </div>
      </div>
      <Card>
        <h2>{vote.question}</h2>
        <Facts
          facts={[
            [t.votes.page.number, vote.serial],
            [t.votes.ballot.seat, vote.seat.label],
            [t.votes.ballot.weight, weight],
            [
              t.votes.ballot.youChose,
              vote.seat.choice === null ? (
                t.ballots.secretChoice
              ) : (
                <ChoiceShown key="choice" ballot={vote.settings} choice={vote.seat.choice} />
              ),
            ],
            [words.castAt, <Moment key="at" at={vote.seat.castAt} />],
          ]}
        />
      </Card>
      <ReceiptProof proof={vote.proof} at={`${base}/votes/${vote.serial}/seats/${vote.seat.seatNo}/receipt/file`} />
      {!isOver(vote) && <p className="text-ink-2">{words.later}</p>}
      <div className="row gap-2">
        <a className="btn" href={`${base}/votes/${vote.serial}`}>
          {words.toVote}
        </a>
        <a className="btn btn-ghost" href={base}>
          {words.home}
        </a>
      </div>
    </Page>
  );
}
