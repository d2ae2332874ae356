import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { answerMerger } from "#app/domain/proposals/answer-merger.server.ts";
import { MERGER_ANSWERS, MergerAnswerForm } from "#app/domain/proposals/forms.ts";
import { mergerAnswerPage } from "#app/domain/proposals/merger-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await mergerAnswerPage(actor, param("serial"))),
}));

export const action = form(MergerAnswerForm, async ({ actor, community, param, input }) => {
  await answerMerger(actor, param("serial"), input);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "home", title: (t) => t.mergers.answering.title });

export default function AnswerMerger() {
  const { base, serial, title, merger } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.mergers.answering;
  const field = fieldsOf(answer);
  const offered = MERGER_ANSWERS.filter((verdict) => merger.refusals[verdict] === null);
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
        <h2>{t.mergers.objection}</h2>
        <p className="whitespace-pre-wrap">{merger.objection}</p>
      </Card>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        {!answer && <RefusalNotice refusal={merger.refusals.keep} />}
        <RadioGroup
          {...field("verdict")}
          label={words.verdict}
          options={offered.map((value) => ({ value, ...t.mergers.answers[value] }))}
        />
        <TextArea {...field("reason")} label={words.reason} hint={words.reasonHint} rows={4} maxLength={500} required />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
