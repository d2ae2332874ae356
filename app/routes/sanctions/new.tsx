import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import { SanctionForm } from "#app/domain/sanctions/forms.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { newSanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { LENGTHS } from "#app/domain/sanctions/sanction.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SelectField, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { GroundSelect, InContext } from "#app/ui/moderation.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { KindChoice, NeverTaken, SanctionList } from "#app/ui/sanctions.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await newSanctionPage(actor, param("item"))),
}));

export const action = form(SanctionForm, async ({ actor, community, param, input }) => {
  const id = await imposeSanction(actor, param("item"), input);
  return redirect(`/c/${community.id}/sanctions/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.sanctions.form.title });

export default function NewSanction() {
  const { base, item, ground, sanctionId, before, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.sanctions.form;
  const field = fieldsOf(answer, { ground, kind: "warning", days: String(LENGTHS[0]) });
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation/${item.id}`}>{t.moderation.case.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        <h2>{words.rests[item.kind]}</h2>
        <InContext base={base} item={item} named />
      </Card>
      <Card>
        <h2>{words.before}</h2>
        {before.length === 0 ? <p className="meta">{words.noneBefore}</p> : <SanctionList rows={before} base={base} />}
      </Card>
      {refusal && !answer ? (
        <>
          <RefusalNotice refusal={refusal} />
          {sanctionId && (
            <a className="btn btn-ghost" href={`${base}/sanctions/${sanctionId}`}>
              {words.open}
            </a>
          )}
        </>
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <KindChoice {...field("kind")} label={words.kind} />
          <SelectField
            {...field("days")}
            label={words.days}
            options={LENGTHS.map((days) => ({ value: String(days), label: t.sanctions.days(days) }))}
          />
          <GroundSelect {...field("ground")} label={words.ground} />
          <TextArea {...field("note")} label={words.note} rows={3} maxLength={LONGEST_NOTE} required />
          <SubmitButton kind="danger">{words.submit}</SubmitButton>
        </form>
      )}
      <NeverTaken />
    </Page>
  );
}
