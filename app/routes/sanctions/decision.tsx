import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { AppealAnswerForm, LONGEST_APPEAL, VERDICTS } from "#app/domain/moderation/forms.ts";
import { decideSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import { judgedSanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { InContext } from "#app/ui/moderation.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { SanctionFacts } from "#app/ui/sanction-facts.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await judgedSanctionPage(actor, param("sanction"))),
}));

export const action = form(AppealAnswerForm, async ({ actor, community, param, input }) => {
  await decideSanction(actor, param("sanction"), input);
  return redirect(`/c/${community.id}/sanctions/${param("sanction")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.sanctions.decision.title });

export default function Decision() {
  const { base, sanction, comment, byName, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.sanctions.decision;
  const field = fieldsOf(answer);
  const options = VERDICTS.map((value) => ({ value, label: words.verdicts[value] }));
  return (
    <Page narrow>
      <BackLink to={`${base}/sanctions/${sanction.id}`}>
        {t.sanctions.page.title(t.sanctions.kinds[sanction.kind])}
      </BackLink>
      <h1>{words.title}</h1>
      <Card>
        <h2>{t.sanctions.page.words}</h2>
        <InContext base={base} item={comment} />
      </Card>
      <SanctionFacts sanction={sanction} byName={byName} base={base} />
      {refusals.decide && !answer ? (
        <RefusalNotice refusal={refusals.decide} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <RadioGroup {...field("verdict")} label={words.verdict} options={options} required />
          <TextArea {...field("answer")} label={words.answer} rows={4} maxLength={LONGEST_APPEAL} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
