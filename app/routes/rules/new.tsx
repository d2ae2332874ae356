import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addLocalRule } from "#app/domain/vote-plans/add-local-rule.server.ts";
import { LocalRuleForm } from "#app/domain/vote-plans/forms.ts";
import { newRulePage } from "#app/domain/vote-plans/rule-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { RuleFacts, RuleForm } from "#app/ui/rules.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  formKey: uuid(),
  ...(await newRulePage(actor, param("track"))),
}));

export const action = form(LocalRuleForm, async ({ actor, community, param, input }) => {
  await addLocalRule(actor, param("track"), input);
  return redirect(`/c/${community.id}/rules`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.plans.rules.newTitle });

export default function NewRule() {
  const { base, formKey, track, law } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${base}/rules`}>{t.plans.rules.title}</BackLink>
      <h1>{t.plans.rules.newTitle}</h1>
      <p className="text-ink-2">{t.votes.tracks[track].label}</p>
      <Card>
        {law.map((rule) => (
          <RuleFacts key={rule.electorate} rule={rule} />
        ))}
      </Card>
      <RuleForm law={law} formKey={formKey} answer={answer} />
    </Page>
  );
}
