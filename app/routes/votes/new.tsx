import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { refuseIf } from "#app/domain/shared/refusal.ts";
import { planOfProposal } from "#app/domain/vote-plans/plan-queries.server.ts";
import { putToVote } from "#app/domain/vote-plans/put-to-vote.server.ts";
import { OpenVoteForm } from "#app/domain/votes/forms.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { OpenVote } from "#app/ui/open-vote.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => {
  const [facts, plan] = await Promise.all([
    openVotePage(actor, param("serial")),
    planOfProposal(actor, param("serial")),
  ]);
  if (facts.refusal === "committee_only" || facts.refusal === "sign_in_first") refuseIf(facts.refusal);
  return { base: `/c/${community.id}`, formKey: uuid(), plan, ...facts };
});

export const action = form(OpenVoteForm, async ({ actor, community, param, input }) => {
  const { kind, id } = await putToVote(actor, param("serial"), input);
  return redirect(`/c/${community.id}/${kind}s/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.votes.open.title });

export default function NewVote() {
  const { base, formKey, plan, ...facts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${facts.proposal.serial}`}>
        <ProposalTitle title={facts.proposal.title} />
      </BackLink>
      <h1>{t.votes.open.title}</h1>
      <p className="text-ink-2">{t.votes.open.lead}</p>
      <p className="text-ink-2">{t.plans.plan.prepareLead}</p>
      {plan && (
        <section className="notice stack gap-2">
          <p>{plan.status === "waiting" ? t.plans.plan.waiting : t.plans.plan.sentBackBecause(plan.reason ?? "")}</p>
          <a className="link" href={`${base}/plans/${plan.id}`}>
            {t.plans.plan.toPlan}
          </a>
        </section>
      )}
      <OpenVote
        facts={facts}
        initial={plan?.fields ?? {}}
        formKey={formKey}
        answer={answer}
        previewAt={`${base}/preview`}
      />
    </Page>
  );
}
