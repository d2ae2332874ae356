import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { BallotForm } from "#app/domain/votes/forms.ts";
import { ballotPage } from "#app/domain/votes/queries.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { BallotFacts } from "#app/ui/ballot.tsx";
import { SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { RefusedAction } from "#app/ui/refused-action.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = onlyPosted(1, "/ballot");

/** Shows what was chosen once more before it counts. Sent and not linked to, so that no history or log holds a choice. */
export const action = form(BallotForm, async ({ actor, community, param, input }) => {
  const at = `/c/${community.id}/votes/${param("serial")}`;
  const vote = await ballotPage(actor, param("serial"), param("seat"));
  const { seat } = vote;
  if (seat.castAt || seat.refusal) return redirect(`${at}/seats/${seat.seatNo}/ballot`, { status: 303 });
  return { at, vote, choice: input.choice, formKey: uuid() };
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.ballot.confirmTitle });

export default function Confirmation() {
  const answer = useActionData<typeof action>();
  const t = useText();
  if (!answer || !("vote" in answer)) return <RefusedAction />;
  const { at, vote, choice, formKey } = answer;
  const words = t.votes.ballot;
  const ballot = `${at}/seats/${vote.seat.seatNo}/ballot`;
  return (
    <Page narrow>
      <div className="row between">
        <BackLink to={ballot}>{words.change}</BackLink>
        <span className="meta">{words.stepTwo}</span>
      </div>
      <h1>{words.confirmTitle}</h1>
      <p className="font-semibold text-l">{vote.question}</p>
      <section className="card border-act bg-act-soft text-center">
        <p className="meta">{words.youChose}</p>
        <p className="font-extrabold text-2xl">{t.votes.choices[choice].label}</p>
      </section>
      <BallotFacts vote={vote} />
      <p className="text-ink-2">{words.confirmLead}</p>
      <form method="post" action={ballot} className="row">
        <input type="hidden" name="choice" value={choice} />
        <input type="hidden" name="formKey" value={formKey} />
        <SubmitButton>{words.confirm(t.votes.choices[choice].label)}</SubmitButton>
      </form>
    </Page>
  );
}
