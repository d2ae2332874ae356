import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { HideForm, LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import { hideFlagged } from "#app/domain/moderation/judge-comment.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { ActionButton, FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { GroundChoice, InContext, MeasurePill, Signals } from "#app/ui/moderation.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Facts, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { Noticed } from "#app/ui/signals.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await casePage(actor, param("comment"))),
}));

export const action = form(HideForm, async ({ actor, community, param, input }) => {
  await hideFlagged(actor, param("comment"), input);
  return redirect(`/c/${community.id}/moderation/${param("comment")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.case.title });

export default function Case() {
  const { base, comment, case: row, signals, noticed, measure, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.case;
  const field = fieldsOf(answer);
  const at = `${base}/moderation/${comment.id}`;
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
      <div className="row">
        <Pill kind={row.state === "waiting" ? "sun" : "calm"}>{words.states[row.state]}</Pill>
        {comment.held && <Pill kind="sun">{t.signals.held.pill}</Pill>}
        {row.flags > 0 && <span className="meta">{t.moderation.queue.flags(row.flags)}</span>}
      </div>
      <h1>{comment.home.title}</h1>
      <Card>
        <InContext comment={comment} base={base} />
        <a className="link" href={`${base}/comments/${comment.id}`}>
          {comment.position === null ? t.signals.judge.context : words.context}
        </a>
      </Card>
      <Card>
        <h2>{words.why}</h2>
        <Noticed signals={noticed} flags={row.flags} held={comment.held} />
        <Signals signals={signals} />
      </Card>
      {measure && (
        <Card>
          <div className="row">
            <MeasurePill state={measure.state} />
          </div>
          <Facts
            facts={[
              [t.moderation.measure.ground, t.moderation.grounds[measure.ground].name],
              [t.moderation.measure.note, measure.note],
              [t.moderation.measure.by, measure.byName],
              [t.moderation.measure.at, <Moment key="at" at={measure.at} />],
            ]}
          />
          {refusals.undo === null && (
            <>
              <p className="meta">{words.undoLead}</p>
              <ActionButton kind="ghost" action={`${at}/undo`}>
                {words.undo}
              </ActionButton>
            </>
          )}
          {measure.state === "appealed" && (
            <a className="btn" href={`${at}/appeal`}>
              {words.decide}
            </a>
          )}
        </Card>
      )}
      {comment.hidden && (
        <Card>
          <p className="text-ink-2">{t.sanctions.form.linkLead}</p>
          <a className="btn btn-ghost" href={`${at}/sanction`}>
            {t.sanctions.form.link}
          </a>
        </Card>
      )}
      {row.state === "waiting" && refusals.judge && !answer && <RefusalNotice refusal={refusals.judge} />}
      {(refusals.judge === null || answer) && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <h2>{comment.held ? t.signals.judge.refuse : words.hide}</h2>
          <p className="text-ink-2">{comment.held ? t.signals.judge.refuseLead : words.hideLead}</p>
          <input type="hidden" name="revision" value={row.revision} />
          <GroundChoice {...field("ground")} label={words.ground} />
          <TextArea {...field("note")} label={words.note} rows={3} maxLength={LONGEST_NOTE} required />
          <SubmitButton kind="danger">{comment.held ? t.signals.judge.submit : words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
