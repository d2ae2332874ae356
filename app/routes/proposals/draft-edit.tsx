import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editProposalPage } from "#app/domain/proposals/author-queries.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { EditProposalForm } from "#app/domain/proposals/forms.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { EditProposal } from "#app/ui/proposal-form.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  back: `/c/${community.id}/drafts/${param("draft")}`,
  proposal: await editProposalPage(actor, { draftId: param("draft") }),
}));

export const action = mixedForm(EditProposalForm, async ({ actor, community, param, input }) => {
  await editProposal(actor, { draftId: param("draft") }, input);
  return redirect(`/c/${community.id}/drafts/${param("draft")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.form.editTitle });

export default function EditDraft() {
  const { base, back, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={back}>{t.back}</BackLink>
      <h1>{t.proposals.form.editTitle}</h1>
      <EditProposal proposal={proposal} answer={answer} base={base} />
    </Page>
  );
}
