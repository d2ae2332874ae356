import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { Refused } from "#app/domain/shared/refusal.ts";
import { readChoice } from "#app/domain/votes/ballot-choice.ts";
import { BallotForm } from "#app/domain/votes/forms.ts";
import { ballotPage } from "#app/domain/votes/queries.server.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { BallotFacts } from "#app/ui/ballot.tsx";
import { ChoiceInputs } from "#app/ui/ballot-fields.tsx";
import { ChoiceShown } from "#app/ui/choice-shown.tsx";
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
  if (seat.refusal) return redirect(`${at}/seats/${seat.seatNo}/ballot`, { status: 303 });
  const read = readChoice(vote.settings, input);
  if ("fault" in read) throw new Refused(read.fault);
  return { at, vote, choice: read.choice, formKey: uuid() };
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.ballot.confirmTitle });

export default function Confirmation() {
  const answer = useActionData<typeof action>();
  const t = useText();
  if (!answer || !("vote" in answer)) return <RefusedAction />;
  const { at, vote, choice, formKey } = answer;
  const words = t.votes.ballot;
  const isMotion = vote.settings.method.code === "motion";
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
        <div className={`font-extrabold ${typeof choice === "string" ? "text-2xl" : "text-left text-l"}`}>
          <ChoiceShown ballot={vote.settings} choice={choice} />
        </div>
      </section>
      <BallotFacts vote={vote} />
      <p className="text-ink-2">
        {vote.settings.finality === "lastCounts" ? t.ballots.confirmLastCounts : words.confirmLead}
      </p>
      {vote.settings.secrecy === "secret" && <p className="notice notice-sun">{t.ballots.trackerSoon}</p>}
      <form method="post" action={ballot} className="row">
        <ChoiceInputs ballot={vote.settings} choice={choice} />
        <input type="hidden" name="formKey" value={formKey} />
        <SubmitButton>
          {isMotion ? words.confirm(t.votes.choices[choice as Choice].label) : words.confirmAll}
        </SubmitButton>
      </form>
    </Page>
  );
}
