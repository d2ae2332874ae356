import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { ConfirmedBallotForm } from "#app/domain/votes/forms.ts";
import { ballotPage } from "#app/domain/votes/queries.server.ts";
import { CHOICES } from "#app/domain/votes/tally.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BallotFacts } from "#app/ui/ballot.tsx";
import { FormProblem, RadioGroup, RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** A seat that has voted leads on to its receipt. */
export const loader = page(async ({ actor, community, param }) => {
  const at = `/c/${community.id}/votes/${param("serial")}`;
  const vote = await ballotPage(actor, param("serial"), param("seat"));
  if (vote.seat.castAt) throw redirect(`${at}/seats/${vote.seat.seatNo}/receipt`, { status: 303 });
  return { at, vote };
});

/** Casts a ballot that was confirmed. */
export const action = form(ConfirmedBallotForm, async ({ actor, community, param, input }) => {
  const { seatNo } = await castBallot(actor, { serial: param("serial"), seatNo: param("seat"), ...input });
  return redirect(`/c/${community.id}/votes/${param("serial")}/seats/${seatNo}/receipt`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.ballot.title });

export default function Ballot() {
  const { at, vote } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.votes.ballot;
  return (
    <Page narrow>
      <div className="row between">
        <BackLink to={at}>{words.backToVote}</BackLink>
        <span className="meta">{words.stepOne}</span>
      </div>
      <h1>{vote.question}</h1>
      {vote.explanationHtml && <Prose html={vote.explanationHtml} />}
      <FormProblem answer={answer} />
      {vote.seat.refusal ? (
        <RefusalNotice refusal={vote.seat.refusal} />
      ) : (
        <form method="post" action={`${at}/seats/${vote.seat.seatNo}/confirmation`} className="stack">
          <RadioGroup
            name="choice"
            label={words.choice}
            options={CHOICES.map((value) => ({ value, ...t.votes.choices[value] }))}
            defaultValue={answer?.typed.choice}
            fault={answer?.faults.choice}
          />
          <BallotFacts vote={vote} />
          <SubmitButton>{words.next}</SubmitButton>
          <p className="meta text-center">{words.receiptPromise}</p>
        </form>
      )}
    </Page>
  );
}
