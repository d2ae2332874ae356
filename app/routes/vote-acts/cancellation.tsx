import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { refuseIf } from "#app/domain/shared/refusal.ts";
import { ActForm } from "#app/domain/vote-acts/forms.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { proposalOfAct } from "#app/domain/vote-acts/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { ProposeAct } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community, param }) => {
  const facts = await proposalOfAct(actor, param("serial"), "cancellation");
  if (facts.refusal === "committee_only" || facts.refusal === "sign_in_first") refuseIf(facts.refusal);
  return { at: `/c/${community.id}/votes/${param("serial")}`, formKey: uuid(), ...facts };
});

export const action = form(ActForm, async ({ actor, community, param, input }) => {
  const act = await proposeCancellation(actor, param("serial"), input);
  return redirect(`/c/${community.id}/votes/${param("serial")}/acts/${act}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.acts.cancellation.title });

export default function Cancellation() {
  const { at, formKey, vote, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().acts.cancellation;
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <ProposeAct answer={answer} refusal={refusal} formKey={formKey} submit={words.submit} danger />
    </Page>
  );
}
