import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { appealHiding } from "#app/domain/moderation/appeal.server.ts";
import { AppealForm, LONGEST_APPEAL } from "#app/domain/moderation/forms.ts";
import { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { MeasurePill } from "#app/ui/moderation.tsx";
import { End, Moment } from "#app/ui/moment.tsx";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Facts, Page, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await ownMeasurePage(actor, param("comment"))),
}));

export const action = form(AppealForm, async ({ actor, community, param, input }) => {
  await appealHiding(actor, param("comment"), input.appeal);
  return redirect(`/c/${community.id}/comments/${param("comment")}/measure`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.measure.title });

export default function OwnMeasure() {
  const { base, comment, measure, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.measure;
  const isOpen = measure.state === "appealed";
  return (
    <Page narrow>
      <BackLink to={`${base}/comments/${comment.id}`}>{comment.home.title}</BackLink>
      <h1>{words.title}</h1>
      <div className="row">
        <MeasurePill state={measure.state} />
      </div>
      {comment.hidden && !measure.erasedAt && <p className="text-ink-2">{words.lead}</p>}
      <Card>
        {measure.erasedAt ? <p className="meta">{words.gone}</p> : <Prose html={comment.bodyHtml} />}
        <Pictures pictures={comment.pictures} base={base} />
      </Card>
      <Card>
        <Facts
          facts={[
            [
              words.ground,
              <a key="ground" className="link" href={`${base}/conduct#${measure.ground}`}>
                {t.moderation.grounds[measure.ground].name}
              </a>,
            ],
            [words.note, measure.note || null],
            [words.at, <Moment key="at" at={measure.at} />],
            [words.appealed, measure.appeal || null],
            [words.due, isOpen && measure.answerDueAt && <End key="due" at={measure.answerDueAt} />],
            [words.answer, measure.answer || null],
          ]}
        />
      </Card>
      {(refusal === null || answer) && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <h2>{words.appeal}</h2>
          <p className="text-ink-2">{words.appealLead}</p>
          <TextArea {...fieldsOf(answer)("appeal")} label={words.text} rows={5} maxLength={LONGEST_APPEAL} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
