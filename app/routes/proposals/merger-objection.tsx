import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { ReasonForm } from "#app/domain/proposals/forms.ts";
import { mergerObjectionPage } from "#app/domain/proposals/merger-queries.server.ts";
import { objectToMerger } from "#app/domain/proposals/object-to-merger.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await mergerObjectionPage(actor, param("serial"))),
}));

export const action = form(ReasonForm, async ({ actor, community, param, input }) => {
  await objectToMerger(actor, param("serial"), input.reason);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.mergers.objecting.title });

export default function ObjectToMerger() {
  const { base, serial, title, merger, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.mergers.objecting;
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${serial}`}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      <Card>
        <p>
          {t.mergers.into} <b>{merger.target.title}</b>
        </p>
        <p className="whitespace-pre-wrap text-ink-2">{merger.reason}</p>
        <p className="meta">
          {t.mergers.objectUntil} <End at={merger.objectUntil} />
        </p>
      </Card>
      {refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <p className="text-ink-2">{words.lead}</p>
          <FormProblem answer={answer} />
          <TextArea {...fieldsOf(answer)("reason")} label={words.text} rows={5} maxLength={500} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
