import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { newProposalPage } from "#app/domain/proposals/author-queries.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { NewProposalForm } from "#app/domain/proposals/forms.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { ProposalForm } from "#app/ui/proposal-form.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  formKey: uuid(),
  ...(await newProposalPage(actor)),
}));

export const action = mixedForm(NewProposalForm, async ({ actor, community, input }) => {
  const id = await draftProposal(actor, input);
  return redirect(`/c/${community.id}/drafts/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.form.newTitle });

export default function NewProposal() {
  const { base, formKey, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.proposals.form;
  return (
    <Page narrow>
      <div className="row between">
        <BackLink to={`${base}/proposals`}>{t.proposals.list.title}</BackLink>
        <span className="meta">{t.proposals.draft.stepOne}</span>
      </div>
      <h1>{words.newTitle}</h1>
      <p className="text-ink-2">{words.newLead}</p>
      {refusal ? (
        <>
          <RefusalNotice refusal={refusal} />
          {refusal === "members_only" && (
            <a className="btn" href={`${base}/claims/new`}>
              {t.verification.own.apply}
            </a>
          )}
        </>
      ) : (
        <ProposalForm
          values={{ formKey }}
          answer={answer}
          previewAt={`${base}/preview`}
          similarAt={`${base}/similar`}
          submit={words.toDraft}
          base={base}
        />
      )}
    </Page>
  );
}
