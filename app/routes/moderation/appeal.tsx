import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { AppealAnswerForm } from "#app/domain/moderation/forms.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { InContext, MeasurePill } from "#app/ui/moderation.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { VerdictForm } from "#app/ui/verdict-form.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await casePage(actor, param("item"))),
}));

export const action = form(AppealAnswerForm, async ({ actor, community, param, input }) => {
  await decideAppeal(actor, param("item"), input);
  return redirect(`/c/${community.id}/moderation/${param("item")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.appeal.title });

export default function Appeal() {
  const { base, item, measure, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.appeal;
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
      <h1>{words.title}</h1>
      <Card>
        <h2>{words.original}</h2>
        <InContext item={item} base={base} named />
      </Card>
      {measure && (
        <Card>
          <div className="row">
            <MeasurePill state={measure.state} />
          </div>
          <h2>{words.reason}</h2>
          <p>{t.moderation.grounds[measure.ground].name}</p>
          <p className="whitespace-pre-wrap">{measure.note || t.moderation.measure.noteGone}</p>
          {measure.appeal && (
            <>
              <h2>{words.appeal}</h2>
              <p className="whitespace-pre-wrap">{measure.appeal}</p>
            </>
          )}
        </Card>
      )}
      <VerdictForm answer={answer} refusal={refusals.decide} words={words} />
    </Page>
  );
}
