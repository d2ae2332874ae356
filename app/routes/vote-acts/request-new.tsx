import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { askCorrection } from "#app/domain/vote-acts/ask-correction.server.ts";
import { LONGEST_REASON, RollRequestForm } from "#app/domain/vote-acts/forms.ts";
import { askPage } from "#app/domain/vote-acts/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { RequestList } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  formKey: uuid(),
  ...(await askPage(actor, param("serial"))),
}));

export const action = form(RollRequestForm, async ({ actor, community, param, input }) => {
  const id = await askCorrection(actor, param("serial"), input);
  return redirect(`/c/${community.id}/votes/${param("serial")}/roll-requests/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.acts.request.title });

export default function NewRequest() {
  const { base, formKey, vote, requests, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.acts.request;
  return (
    <Page narrow>
      <BackLink to={`${base}/votes/${vote.serial}`}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {vote.rollFreezesAt && (
        <p>
          {t.acts.corrections.until} <End at={vote.rollFreezesAt} />
        </p>
      )}
      {refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
          <TextArea {...fieldsOf(answer)("text")} label={words.text} rows={4} maxLength={LONGEST_REASON} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
      {requests.length > 0 && (
        <Card>
          <h2>{words.own}</h2>
          <RequestList requests={requests} base={base} />
        </Card>
      )}
    </Page>
  );
}
