import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { ActForm } from "#app/domain/vote-acts/forms.ts";
import { proposeCorrection } from "#app/domain/vote-acts/propose-correction.server.ts";
import { correctionPage } from "#app/domain/vote-acts/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { ProposeAct, SeatChange } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community, param }) => {
  const facts = await correctionPage(actor, param("serial"), param("subject"));
  if (facts.refusal === "committee_only") refuseIf(facts.refusal);
  return { at: `/c/${community.id}/votes/${param("serial")}`, formKey: uuid(), ...facts };
});

export const action = form(ActForm, async ({ actor, community, param, input }) => {
  const act = await proposeCorrection(actor, param("serial"), { subject: param("subject"), ...input });
  return redirect(`/c/${community.id}/votes/${param("serial")}/acts/${act}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.acts.correction.title });

export default function Correction() {
  const { at, formKey, drift, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${at}/corrections`}>{t.acts.corrections.title}</BackLink>
      <h1>{t.acts.correction.title}</h1>
      <p className="text-ink-2">{t.acts.correction.lead}</p>
      <Card>
        <SeatChange seat={drift} />
      </Card>
      <ProposeAct answer={answer} refusal={refusal} formKey={formKey} submit={t.acts.propose} />
    </Page>
  );
}
