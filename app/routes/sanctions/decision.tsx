import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { AppealAnswerForm } from "#app/domain/moderation/forms.ts";
import { decideSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import { judgedSanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { InContext } from "#app/ui/moderation.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { SanctionFacts } from "#app/ui/sanction-facts.tsx";
import { useText } from "#app/ui/served.ts";
import { VerdictForm } from "#app/ui/verdict-form.tsx";

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
  const { base, sanction, item, byName, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.sanctions.decision;
  return (
    <Page narrow>
      <BackLink to={`${base}/sanctions/${sanction.id}`}>
        {t.sanctions.page.title(t.sanctions.kinds[sanction.kind])}
      </BackLink>
      <h1>{words.title}</h1>
      <Card>
        <h2>{t.sanctions.page.words[item.kind]}</h2>
        <InContext base={base} item={item} named />
      </Card>
      <SanctionFacts sanction={sanction} byName={byName} base={base} />
      <VerdictForm answer={answer} refusal={refusals.decide} words={words} />
    </Page>
  );
}
