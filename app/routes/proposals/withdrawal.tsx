import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ReasonForm } from "#app/domain/proposals/forms.ts";
import { withdrawalPage } from "#app/domain/proposals/queries.server.ts";
import { withdrawProposal } from "#app/domain/proposals/withdraw-proposal.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await withdrawalPage(actor, param("serial"))),
}));

export const action = form(ReasonForm, async ({ actor, community, param, input }) => {
  await withdrawProposal(actor, param("serial"), input.reason);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.withdrawal.title });

export default function Withdrawal() {
  const { base, serial, title, merged } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const field = fieldsOf(answer);
  const words = t.proposals.withdrawal;
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${serial}`}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {merged.length > 0 && <p className="notice">{t.mergers.goFree(merged.length)}</p>}
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <TextArea {...field("reason")} label={words.reason} rows={4} maxLength={500} required />
        <SubmitButton kind="danger">{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
