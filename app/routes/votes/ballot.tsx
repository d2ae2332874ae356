import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { ConfirmedBallotForm } from "#app/domain/votes/forms.ts";
import { ballotPage } from "#app/domain/votes/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BallotFacts, SecretReceipt } from "#app/ui/ballot.tsx";
import { BallotFields } from "#app/ui/ballot-fields.tsx";
import { FormProblem, RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { WhoSeesBallot } from "#app/ui/who-sees.tsx";

/** A seat that has voted for good leads on to its receipt; not in a secret vote, whose answer to a ballot is this page too. */
export const loader = page(async ({ actor, community, param }) => {
  const at = `/c/${community.id}/votes/${param("serial")}`;
  const vote = await ballotPage(actor, param("serial"), param("seat"));
  const isDone = vote.seat.castAt && vote.seat.refusal && vote.settings.secrecy === "named";
  if (isDone) throw redirect(`${at}/seats/${vote.seat.seatNo}/receipt`, { status: 303 });
  return { at, vote };
});

/** Casts a ballot that was confirmed. The word of a secret one is in this answer alone: no address or log holds it. */
export const action = form(ConfirmedBallotForm, async ({ actor, community, param, input }) => {
  const { seatNo, tracker } = await castBallot(actor, { serial: param("serial"), seatNo: param("seat"), ...input });
  const receipt = `/c/${community.id}/votes/${param("serial")}/seats/${seatNo}/receipt`;
  return tracker ? { tracker, receipt } : redirect(receipt, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.ballot.title });

export default function Ballot() {
  const { at, vote } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.votes.ballot;
  if (answer && "tracker" in answer) return <SecretReceipt {...answer} />;
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
        <>
          <RefusalNotice refusal={vote.seat.refusal} />
          {vote.seat.castAt && (
            <a className="btn" href={`${at}/seats/${vote.seat.seatNo}/receipt`}>
              {t.ballots.toReceipt}
            </a>
          )}
        </>
      ) : (
        <form method="post" action={`${at}/seats/${vote.seat.seatNo}/confirmation`} className="stack">
          {vote.seat.asProxy && <p className="notice">{t.ballots.asProxyHint}</p>}
          {vote.seat.castAt && <p className="notice">{t.ballots.again}</p>}
          <BallotFields ballot={vote.settings} typed={answer?.typed} />
          {vote.settings.secrecy === "secret" && <WhoSeesBallot />}
          <BallotFacts vote={vote} />
          <SubmitButton>{words.next}</SubmitButton>
          <p className="meta text-center">{words.receiptPromise}</p>
        </form>
      )}
    </Page>
  );
}
