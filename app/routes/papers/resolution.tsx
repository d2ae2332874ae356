import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ResolutionForm } from "#app/domain/papers/forms.ts";
import { disputePage } from "#app/domain/papers/queries.server.ts";
import { resolveDispute } from "#app/domain/papers/resolve-dispute.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BallotFields } from "#app/ui/ballot-fields.tsx";
import { CheckField, ticked } from "#app/ui/check-field.tsx";
import { ChoiceShown } from "#app/ui/choice-shown.tsx";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { Typed } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await disputePage(actor, param("serial"), param("seat"))),
}));

export const action = form(ResolutionForm, async ({ actor, community, param, input }) => {
  await resolveDispute(actor, param("serial"), param("seat"), input);
  return redirect(`/c/${community.id}/votes/${param("serial")}/papers`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.resolution.title });

export default function Resolution() {
  const { at, vote, seatNo, label, papers, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.papers.resolution;
  return (
    <Page narrow>
      <BackLink to={`${at}/papers`}>{t.papers.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="figures">
        {t.papers.sheet.seat(seatNo)} · {label}
      </p>
      {refusal ? (
        <>
          <RefusalNotice refusal={refusal} />
          <Typed />
        </>
      ) : (
        <p className="text-ink-2">{words.lead}</p>
      )}
      <Card>
        <h2>{words.papers}</h2>
        <ol className="list-inside list-decimal">
          {papers.map((choice, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: papers have no more than their place
            <li key={at}>
              {choice === "invalid" ? t.ballots.ways.invalid : <ChoiceShown ballot={vote.settings} choice={choice} />}
            </li>
          ))}
        </ol>
      </Card>
      {!refusal && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <BallotFields ballot={vote.settings} typed={answer?.typed} heading={words.counts} optional />
          <CheckField name="spoilt" label={t.papers.read.spoilt} checked={ticked(answer, "spoilt")} />
          <TextArea {...fieldsOf(answer)("reason")} label={words.reason} rows={3} maxLength={500} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
