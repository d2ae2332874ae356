import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { answerRequest } from "#app/domain/vote-acts/answer-request.server.ts";
import { AnswerForm, LONGEST_REASON } from "#app/domain/vote-acts/forms.ts";
import { requestPage } from "#app/domain/vote-acts/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Facts, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { NotTaken } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await requestPage(actor, param("serial"), param("request"))),
}));

export const action = form(AnswerForm, async ({ actor, community, param, input }) => {
  await answerRequest(actor, param("serial"), param("request"), input.answer);
  return redirect(`/c/${community.id}/votes/${param("serial")}/corrections`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.acts.request.page });

export default function RollRequest() {
  const { at, request, isOwn, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.acts.request;
  return (
    <Page narrow>
      <BackLink to={isOwn ? at : `${at}/corrections`}>
        {isOwn ? request.vote.question : t.acts.corrections.title}
      </BackLink>
      <div className="row">
        <Pill kind={request.answeredAt ? "calm" : "sun"}>{request.answeredAt ? words.answered : words.waiting}</Pill>
      </div>
      <h1>{words.page}</h1>
      {refusal !== null && <NotTaken answer={answer} />}
      <Card>
        <p className="whitespace-pre-wrap">{request.text}</p>
        <Facts
          facts={[
            [
              words.by,
              <span key="by">
                {request.askerName} · <Moment at={request.askedAt} />
              </span>,
            ],
          ]}
        />
      </Card>
      {request.answer && (
        <Card>
          <h2>{words.answered}</h2>
          <p className="whitespace-pre-wrap">{request.answer}</p>
        </Card>
      )}
      {refusal === null && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <TextArea
            {...fieldsOf(answer)("answer")}
            label={words.answer}
            hint={words.answerHint}
            rows={4}
            maxLength={LONGEST_REASON}
            required
          />
          <SubmitButton>{words.send}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
