import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { PublishOutcomeForm } from "#app/domain/outcomes/forms.ts";
import { publishOutcomePage } from "#app/domain/outcomes/queries.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { submitOutcome } from "#app/domain/vote-acts/submit-outcome.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { UnsettledPapers } from "#app/ui/papers.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { PublishOutcome } from "#app/ui/publish-outcome.tsx";
import { useText } from "#app/ui/served.ts";
import { VoteResult } from "#app/ui/vote-result.tsx";

export const loader = page(async ({ actor, community, param }) => {
  const facts = await publishOutcomePage(actor, param("serial"));
  if (facts.refusal === "committee_only" || facts.refusal === "sign_in_first") refuseIf(facts.refusal);
  return { base: `/c/${community.id}`, formKey: uuid(), ...facts };
});

export const action = form(PublishOutcomeForm, async ({ actor, community, param, input }) => {
  const done = await submitOutcome(actor, param("serial"), input);
  const base = `/c/${community.id}`;
  const to = "act" in done ? `${base}/votes/${param("serial")}/acts/${done.act}` : `${base}/notices/${done.outcome}`;
  return redirect(to, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (t) => t.outcomes.publish.title });

export default function NewOutcome() {
  const { base, formKey, vote, suggestions, holidaysKnown, refusal, papers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${base}/votes/${vote.serial}`}>{vote.question}</BackLink>
      <h1>{t.outcomes.publish.title}</h1>
      <p className="text-ink-2">{t.outcomes.publish.lead}</p>
      <UnsettledPapers papers={papers} at={`${base}/votes/${vote.serial}/papers`} />
      {vote.result && <VoteResult result={vote.result} vote={vote} />}
      <PublishOutcome
        suggestions={suggestions}
        holidaysKnown={holidaysKnown}
        binding={vote.rule.binding}
        refusal={refusal}
        formKey={formKey}
        answer={answer}
        previewAt={`${base}/preview`}
      />
    </Page>
  );
}
