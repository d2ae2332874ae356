import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ReviewForm } from "#app/domain/proposals/forms.ts";
import { VERDICTS } from "#app/domain/proposals/policy.ts";
import { reviewPage } from "#app/domain/proposals/queries.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  proposal: await reviewPage(actor, param("serial")),
}));

export const action = form(ReviewForm, async ({ actor, community, param, input }) => {
  await reviewProposal(actor, param("serial"), input);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.review.title });

export default function Review() {
  const { base, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const field = fieldsOf(answer);
  const words = t.proposals.review;
  const offered = VERDICTS.filter((verdict) => verdict !== "accept" || proposal.refusals.accept === null);
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${proposal.serial}`}>
        <ProposalTitle title={proposal.title} />
      </BackLink>
      <h1>{words.title}</h1>
      <Card>
        <p className="meta figures">
          {proposal.serial} · {t.proposals.by(proposal.authorName)} ·{" "}
          {t.proposals.row.endorsements(proposal.endorsementCount)}
        </p>
        <h2>
          <ProposalTitle title={proposal.title} />
        </h2>
        <Prose html={proposal.bodyHtml} />
        <Pictures pictures={proposal.pictures} base={base} />
      </Card>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <RefusalNotice refusal={proposal.refusals.accept} />
        <RadioGroup
          {...field("verdict")}
          label={words.verdict}
          options={offered.map((verdict) => ({ value: verdict, ...words.verdicts[verdict] }))}
        />
        <TextArea {...field("reason")} label={words.reason} hint={words.reasonHint} rows={4} maxLength={500} />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
