import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { openRequest } from "#app/domain/moderation/own-queries.server.ts";
import { itemOfProposal } from "#app/domain/moderation/proposal-item.server.ts";
import { editProposalPage } from "#app/domain/proposals/author-queries.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { EditProposalForm } from "#app/domain/proposals/forms.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Asked } from "#app/ui/moderation.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { EditProposal } from "#app/ui/proposal-form.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => {
  const serial = param("serial");
  const proposal = await editProposalPage(actor, { serial });
  const request = await openRequest(actor, await itemOfProposal(actor, serial));
  return { base: `/c/${community.id}`, back: `/c/${community.id}/proposals/${serial}`, proposal, request };
});

export const action = mixedForm(EditProposalForm, async ({ actor, community, param, input }) => {
  await editProposal(actor, { serial: param("serial") }, input);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.form.editTitle });

export default function EditSubmitted() {
  const { base, back, proposal, request } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={back}>{t.back}</BackLink>
      <h1>{t.proposals.form.editTitle}</h1>
      {request && <Asked request={request} base={base} />}
      <EditProposal proposal={proposal} answer={answer} base={base} />
    </Page>
  );
}
