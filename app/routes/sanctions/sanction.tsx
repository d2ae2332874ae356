import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { AppealForm, LONGEST_APPEAL } from "#app/domain/moderation/forms.ts";
import { appealSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import { sanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { ActionButton, FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { InContext } from "#app/ui/moderation.tsx";
import { showMoment } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { SanctionFacts } from "#app/ui/sanction-facts.tsx";
import { NeverTaken, StandingPills } from "#app/ui/sanctions.tsx";
import { useServed, useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await sanctionPage(actor, param("sanction"))),
}));

export const action = form(AppealForm, async ({ actor, community, param, input }) => {
  await appealSanction(actor, param("sanction"), input.appeal);
  return redirect(`/c/${community.id}/sanctions/${param("sanction")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: "me",
  title: (t, { sanction }) => t.sanctions.page.title(t.sanctions.kinds[sanction.kind]),
});

/** The same page for whom it is about, who can appeal here, and for those who answer for it. */
export default function Sanction() {
  const { base, sanction, item, isOwn, byName, appealableUntil, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const { language } = useServed();
  const words = t.sanctions.page;
  const at = `${base}/sanctions/${sanction.id}`;
  return (
    <Page narrow>
      {isOwn ? (
        <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      ) : (
        <BackLink to={`${base}/sanctions`}>{t.sanctions.list.title}</BackLink>
      )}
      <div className="row">
        <StandingPills standing={sanction.standing} state={sanction.state} />
      </div>
      <h1>{words.title(t.sanctions.kinds[sanction.kind])}</h1>
      {isOwn && <p className="text-ink-2">{words.ownLead}</p>}
      <SanctionFacts sanction={sanction} byName={byName} base={base} />
      <Card>
        <h2>{words.words[item.kind]}</h2>
        <InContext base={base} item={item} named />
      </Card>
      {isOwn && !sanction.readAt && sanction.standing === "running" && (
        <ActionButton kind="ghost" action={`${at}/reading`}>
          {words.read}
        </ActionButton>
      )}
      {refusals.decide === null && (
        <a className="btn" href={`${at}/decision`}>
          {words.decide}
        </a>
      )}
      {refusals.lift === null && (
        <a className="btn btn-ghost" href={`${at}/lifting`}>
          {words.lift}
        </a>
      )}
      {isOwn && (refusals.appeal === null || answer) && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <h2>{words.appeal}</h2>
          <p className="text-ink-2">{words.appealLead(showMoment(language, appealableUntil))}</p>
          <TextArea {...fieldsOf(answer)("appeal")} label={words.text} rows={5} maxLength={LONGEST_APPEAL} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
      {isOwn && <NeverTaken />}
    </Page>
  );
}
