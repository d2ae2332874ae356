import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { LONGEST_OBJECTION, ObjectionForm } from "#app/domain/outcomes/forms.ts";
import { objectPage } from "#app/domain/outcomes/objection-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End, Moment } from "#app/ui/moment.tsx";
import { ObjectionPill } from "#app/ui/objections.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/notices/${param("serial")}`,
  formKey: uuid(),
  ...(await objectPage(actor, param("serial"))),
}));

export const action = form(ObjectionForm, async ({ actor, community, param, input }) => {
  const id = await fileObjection(actor, param("serial"), input);
  return redirect(`/c/${community.id}/notices/${param("serial")}/objections/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (t) => t.objections.form.title });

export default function NewObjection() {
  const { at, formKey, outcome, objections, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.objections.form;
  return (
    <Page narrow>
      <BackLink to={at}>{outcome.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <p className="meta">
        {words.until} <End at={outcome.noticeEndsAt} />
      </p>
      {refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
          <TextArea {...fieldsOf(answer)("text")} label={words.text} rows={6} maxLength={LONGEST_OBJECTION} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
      {objections.length > 0 && (
        <Card>
          <h2>{words.own}</h2>
          <ul className="list">
            {objections.map(({ id, text, verdict, filedAt }) => (
              <li key={id}>
                <a className="list-link" href={`${at}/objections/${id}`}>
                  <span className="row">
                    <ObjectionPill verdict={verdict} />
                    <span className="meta">
                      <Moment at={filedAt} />
                    </span>
                  </span>
                  <strong>{text}</strong>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
