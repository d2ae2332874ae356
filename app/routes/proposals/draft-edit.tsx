import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { openRequest } from "#app/domain/moderation/own-queries.server.ts";
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
  const draft = param("draft");
  const proposal = await editProposalPage(actor, { draftId: draft });
  const request = proposal.held ? await openRequest(actor, draft) : null;
  return { base: `/c/${community.id}`, back: `/c/${community.id}/drafts/${draft}`, proposal, request };
});

export const action = mixedForm(EditProposalForm, async ({ actor, community, param, input }) => {
  await editProposal(actor, { draftId: param("draft") }, input);
  return redirect(`/c/${community.id}/drafts/${param("draft")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.form.editTitle });

export default function EditDraft() {
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
