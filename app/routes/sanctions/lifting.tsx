import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import { LiftForm } from "#app/domain/sanctions/forms.ts";
import { liftSanction } from "#app/domain/sanctions/lift-sanction.server.ts";
import { judgedSanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { SanctionFacts } from "#app/ui/sanction-facts.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await judgedSanctionPage(actor, param("sanction"))),
}));

export const action = form(LiftForm, async ({ actor, community, param, input }) => {
  await liftSanction(actor, param("sanction"), input.reason);
  return redirect(`/c/${community.id}/sanctions/${param("sanction")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.sanctions.lifting.title });

export default function Lifting() {
  const { base, sanction, byName, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.sanctions.lifting;
  return (
    <Page narrow>
      <BackLink to={`${base}/sanctions/${sanction.id}`}>
        {t.sanctions.page.title(t.sanctions.kinds[sanction.kind])}
      </BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <SanctionFacts sanction={sanction} byName={byName} base={base} />
      {refusals.lift && !answer ? (
        <RefusalNotice refusal={refusals.lift} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <TextArea {...fieldsOf(answer)("reason")} label={words.reason} rows={3} maxLength={LONGEST_NOTE} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
