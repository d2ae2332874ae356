import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { objectionPage } from "#app/domain/outcomes/objection-queries.server.ts";
import { answerObjection } from "#app/domain/vote-acts/answer-objection.server.ts";
import { LONGEST_REASON, ObjectionAnswerForm } from "#app/domain/vote-acts/forms.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End, Moment } from "#app/ui/moment.tsx";
import { ObjectionPill } from "#app/ui/objections.tsx";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { NotTaken } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/notices/${param("serial")}`,
  formKey: uuid(),
  ...(await objectionPage(actor, param("serial"), param("objection"))),
}));

export const action = form(ObjectionAnswerForm, async ({ actor, community, param, input }) => {
  const proposed = await answerObjection(actor, param("serial"), param("objection"), input);
  const to = proposed ? `votes/${proposed.vote}/acts/${proposed.act}` : `notices/${param("serial")}`;
  return redirect(`/c/${community.id}/${to}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (t) => t.objections.page.title });

export default function Objection() {
  const { at, formKey, outcome, objection, isLate, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.objections.page;
  const options = outcome.standing === "annulled" ? words.afterAnnulment : words.options;
  const field = fieldsOf(answer);
  const open = (["rejected", "upheld"] as const).filter(
    (verdict) => refusals[verdict === "rejected" ? "reject" : "uphold"] === null,
  );
  return (
    <Page narrow>
      <BackLink to={at}>{outcome.title}</BackLink>
      <div className="row">
        <ObjectionPill verdict={objection.verdict} />
      </div>
      <h1>{words.title}</h1>
      {open.length === 0 && <NotTaken answer={answer} />}
      <Card>
        <p className="whitespace-pre-wrap">{objection.text}</p>
        <Facts
          facts={[
            [t.objections.by, objection.objectorName],
            [words.filed, <Moment key="filed" at={objection.filedAt} />],
            [words.due, objection.verdict === "waiting" && <End key="due" at={objection.answerDueAt} />],
          ]}
        />
        {objection.verdict === "waiting" && <p className="meta">{words.hidden}</p>}
      </Card>
      {objection.answer && objection.answeredAt && (
        <Card>
          <h2>{t.objections.answered}</h2>
          <p className="whitespace-pre-wrap">{objection.answer}</p>
          <p className="meta">
            <Moment at={objection.answeredAt} />
          </p>
        </Card>
      )}
      {isLate && open.length > 0 && <p className="notice">{words.late}</p>}
      {objection.verdict === "waiting" && open.length === 0 && <p className="meta">{words.waits}</p>}
      {open.length > 0 && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
          <h2>{words.answerTitle}</h2>
          {refusals.reject && <p className="notice">{t.refusals[refusals.reject]}</p>}
          {refusals.uphold && <p className="notice">{t.refusals[refusals.uphold]}</p>}
          <RadioGroup
            {...field("verdict")}
            label={words.verdict}
            options={open.map((value) => ({ value, ...options[value] }))}
          />
          <TextArea
            {...field("answer")}
            label={words.answer}
            hint={words.answerHint}
            rows={4}
            maxLength={LONGEST_REASON}
            required
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
