import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { refuseIf } from "#app/domain/shared/refusal.ts";
import { OpenVoteForm } from "#app/domain/votes/forms.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { OpenVote } from "#app/ui/open-vote.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => {
  const facts = await openVotePage(actor, param("serial"));
  if (facts.refusal === "committee_only" || facts.refusal === "sign_in_first") refuseIf(facts.refusal);
  return { base: `/c/${community.id}`, formKey: uuid(), ...facts };
});

export const action = form(OpenVoteForm, async ({ actor, community, param, input }) => {
  const serial = await openVote(actor, param("serial"), input);
  return redirect(`/c/${community.id}/votes/${serial}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.open.title });

export default function NewVote() {
  const { base, formKey, ...facts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${facts.proposal.serial}`}>{facts.proposal.title}</BackLink>
      <h1>{t.votes.open.title}</h1>
      <p className="text-ink-2">{t.votes.open.lead}</p>
      <OpenVote facts={facts} formKey={formKey} answer={answer} previewAt={`${base}/preview`} />
    </Page>
  );
}
