import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideClaim } from "#app/domain/verification/decide-claim.server.ts";
import { DecisionForm } from "#app/domain/verification/forms.ts";
import { claimPage } from "#app/domain/verification/review-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { Checks, ClaimDecision, Claimed, RegisterOfUnit } from "#app/ui/claim.tsx";
import { FormProblem } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { NotTaken } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  claim: await claimPage(actor, param("claim")),
}));

export const action = form(DecisionForm, async ({ actor, community, param, input }) => {
  await decideClaim(actor, param("claim"), input);
  return redirect(`/c/${community.id}/claims`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.verification.claim.title });

export default function Claim() {
  const { base, claim } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.verification.claim;
  const at = `${base}/claims/${claim.id}`;
  return (
    <Page narrow>
      <BackLink to={`${base}/claims`}>{t.verification.queue.title}</BackLink>
      <h1>{words.title}</h1>
      {claim.refusal === null ? <FormProblem answer={answer} /> : <NotTaken answer={answer} />}
      <Claimed claim={claim} />
      <Checks claim={claim} />
      {claim.hasProof && claim.state === "waiting" && (
        <details className="card">
          <summary className="link">{words.proof}</summary>
          <img src={`${at}/proof`} alt={words.proofAlt} loading="lazy" className="w-full" />
          <p className="meta">{words.proofHint}</p>
        </details>
      )}
      <RegisterOfUnit claim={claim} />
      {claim.refusal === null && <ClaimDecision claim={claim} answer={answer} />}
      {claim.decidedAt && (
        <Card>
          <p>{claim.decidedBy ? words.decided(claim.decidedBy) : words.decidedByLetter}</p>
          {claim.reason && <p className="meta">{t.verification.own.reason(claim.reason)}</p>}
        </Card>
      )}
    </Page>
  );
}
