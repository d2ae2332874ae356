import { useActionData, useLoaderData } from "@remix-run/react";

import { justDone } from "#app/domain/moderation/done-queries.server.ts";
import { HideForm } from "#app/domain/moderation/forms.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { nextCase } from "#app/domain/moderation/queue-queries.server.ts";
import { groundsIn } from "#app/domain/signals/signals.ts";
import { judgingForm, page } from "#app/http/handlers.server.ts";
import { judgeAndGoOn } from "#app/http/next-case.server.ts";
import { RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { AskForm as Ask, HideForm as Hide, JudgeBar, JustDone, KeyList, Sheet } from "#app/ui/judge.tsx";
import { Judged, MeasureTaken, RequestMade } from "#app/ui/judged.tsx";
import { CasePills, InContext, Signals } from "#app/ui/moderation.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";
import { Noticed } from "#app/ui/signals.tsx";

export const loader = page(async ({ actor, community, param, url }) => {
  const [shown, next, done] = await Promise.all([
    casePage(actor, param("item")),
    nextCase(actor, param("item")),
    justDone(actor, url.searchParams.get("done")),
  ]);
  return { base: `/c/${community.id}`, ...shown, next, done };
});

export const action = judgingForm(HideForm, ({ actor, param, input }) =>
  judgeAndGoOn(actor, param("item"), () => hideFlagged(actor, param("item"), input)),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.case.title });

export default function Case() {
  const { base, item, case: row, signals, noticed, alike, next, done, used, ...shown } = useLoaderData<typeof loader>();
  const { urgency, measure, request, refusals } = shown;
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.case;
  const at = `${base}/moderation/${item.id}`;
  const likely = [...signals.map(({ ground }) => ground), ...groundsIn(noticed)];
  const judging = item.held
    ? {
        ...t.signals.judge,
        hide: item.kind === "comment" ? t.signals.judge.refuse : t.signals.judge.refuseProposal,
        hideLead: t.signals.judge.refuseLead,
      }
    : { ...words, hide: item.kind === "comment" ? words.hide : words.hideProposal, askLead: t.moderation.request.lead };
  const more = alike.ofAuthor + alike.sameText;
  const mayEscalate = refusals.escalate === null;
  const mayJudge = refusals.judge === null || answer !== undefined;
  return (
    <Page narrow>
      <div className="row between">
        <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
        {next && (
          <a className="link" href={`${base}/moderation/${next}`} data-key="j" aria-keyshortcuts="j">
            {row.waits ? t.moderation.judge.skip : t.moderation.judge.next}
          </a>
        )}
      </div>
      <JustDone done={done} skipped={0} base={base} />
      <div className="row">
        <Pill kind={row.waits ? "sun" : "calm"}>{words.states[row.waits ? "waiting" : row.state]}</Pill>
        {item.held && <Pill kind="sun">{t.signals.held.pill}</Pill>}
        <CasePills one={{ ...row, urgency }} />
        {row.flags > 0 && <span className="meta">{t.moderation.queue.flags(row.flags)}</span>}
      </div>
      <h1>
        <ProposalTitle title={item.home.title} />
      </h1>
      <section id="text" className="card" tabIndex={-1}>
        <InContext item={item} base={base} />
        {item.kind === "comment" ? (
          <a className="link" href={`${base}/comments/${item.id}`}>
            {item.position === null ? t.signals.judge.context : words.context}
          </a>
        ) : item.position === null ? (
          <p className="meta">{t.signals.judge.unnumbered}</p>
        ) : (
          <a className="link" href={`${base}/${item.home.path}`}>
            {words.proposalContext}
          </a>
        )}
      </section>
      <Card>
        <h2>{words.why}</h2>
        <Noticed signals={noticed} flags={row.flags} held={item.held} />
        <Signals signals={signals} />
        {more > 0 && refusals.judge === null && (
          <a className="link" href={`${base}/moderation/bulk?like=${item.id}`}>
            {words.alike(alike.ofAuthor, alike.sameText)}
          </a>
        )}
      </Card>
      {request && <RequestMade request={request} />}
      {measure && <MeasureTaken measure={measure} at={at} />}
      {item.hidden && refusals.sanction === null && (
        <Card>
          <p className="text-ink-2">{t.sanctions.form.linkLead}</p>
          <a className="btn btn-ghost" href={`${at}/sanction`}>
            {t.sanctions.form.link}
          </a>
        </Card>
      )}
      {!row.waits || row.escalated ? <Judged row={row} mayUndo={refusals.undo === null} at={at} /> : null}
      {row.waits && refusals.judge && !answer && <RefusalNotice refusal={refusals.judge} />}
      {mayJudge && (
        <>
          <KeyList escalate={mayEscalate} />
          <Sheet
            id="hide"
            title={judging.hide}
            covered={item.excerpt}
            lead={judging.hideLead}
            open={answer !== undefined}
          >
            {refusals.hide ? (
              <RefusalNotice refusal={refusals.hide} />
            ) : (
              <Hide
                answer={answer}
                action={at}
                revision={row.revision}
                submit={judging.submit}
                likely={likely}
                used={used}
              />
            )}
          </Sheet>
          <Sheet id="ask" title={t.moderation.request.title} covered={item.excerpt} lead={judging.askLead} open={false}>
            {refusals.ask ? (
              <RefusalNotice refusal={refusals.ask} />
            ) : (
              <Ask answer={undefined} action={`${at}/request`} revision={row.revision} likely={likely} used={used} />
            )}
          </Sheet>
          <JudgeBar at={at} revision={row.revision} escalate={mayEscalate} held={item.held} />
        </>
      )}
    </Page>
  );
}
