import { useLoaderData } from "@remix-run/react";

import { planPage } from "#app/domain/vote-plans/plan-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { PlanDecision, PlanFacts, PlanPill, RollAsNow } from "#app/ui/plan.tsx";
import { PreconditionFacts } from "#app/ui/preconditions.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  plan: await planPage(actor, param("plan")),
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.plans.plan.title });

export default function Plan() {
  const { base, plan } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.plans.plan;
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${plan.proposal.serial}`}>
        <ProposalTitle title={plan.proposal.title} />
      </BackLink>
      <div className="row">
        <PlanPill status={plan.status} />
        <span className="meta">{words.title}</span>
      </div>
      <h1>{plan.input.question}</h1>
      {plan.reason && <p className="notice">{words.sentBackBecause(plan.reason)}</p>}
      {plan.voteSerial && (
        <a className="btn" href={`${base}/votes/${plan.voteSerial}`}>
          {words.toVote}
        </a>
      )}
      {plan.html && (
        <Card>
          <Prose html={plan.html} />
        </Card>
      )}
      <PlanFacts plan={plan} />
      <Card>
        <h2>{t.plans.before.title}</h2>
        <PreconditionFacts preconditions={plan.preconditions} track={plan.input.track} />
      </Card>
      {plan.status === "waiting" &&
        (plan.now.refusal === null ? <RollAsNow now={plan.now} /> : <RefusalNotice refusal={plan.now.refusal} />)}
      <PlanDecision plan={plan} base={base} />
    </Page>
  );
}
