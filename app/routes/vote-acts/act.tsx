import { useLoaderData } from "@remix-run/react";

import { LONGEST_REASON } from "#app/domain/vote-acts/forms.ts";
import { actPage } from "#app/domain/vote-acts/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { ActionButton, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End, Moment } from "#app/ui/moment.tsx";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { ProposedNotice, SeatChange, VerdictPill } from "#app/ui/vote-acts.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await actPage(actor, param("serial"), param("act"))),
}));

export const handle = pageHandle<typeof loader>({
  tab: "votes",
  title: (t, { act }) => t.acts.kinds[act.detail.kind],
});

export default function Act() {
  const { base, at, vote, act, correction, contested, refusals } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.acts.act;
  const here = `${at}/acts/${act.id}`;
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <div className="row">
        <VerdictPill act={act} />
      </div>
      <h1>{t.acts.kinds[act.detail.kind]}</h1>
      {correction && (
        <Card>
          <SeatChange seat={correction} />
        </Card>
      )}
      {contested && (
        <Card>
          <h2>{t.objections.act}</h2>
          <p className="whitespace-pre-wrap">{contested.text}</p>
          <a className="link" href={`${base}/notices/${contested.outcome.serial}/objections/${contested.id}`}>
            {contested.outcome.title}
          </a>
        </Card>
      )}
      {act.detail.kind === "publication" && <ProposedNotice notice={act.detail} />}
      <Card>
        <Facts
          facts={[
            [
              t.acts.extension.now,
              act.detail.kind === "extension" && act.verdict === "waiting" && <End key="now" at={vote.closesAt} />,
            ],
            [words.newDeadline, act.detail.kind === "extension" && <End key="to" at={new Date(act.detail.closesAt)} />],
            [t.acts.reason, act.reason || null],
            [
              words.proposed,
              <span key="proposed">
                {act.proposedBy}（{t.acts.roles[act.proposedAs]}） <Moment at={act.proposedAt} />
              </span>,
            ],
            [
              words.decided,
              act.decidedBy && act.decidedAs && act.decidedAt && (
                <span key="decided">
                  {act.decidedBy}（{t.acts.roles[act.decidedAs]}） <Moment at={act.decidedAt} />
                </span>
              ),
            ],
          ]}
        />
        {act.decisionReason && <p className="text-ink-2">{words.refusedBecause(act.decisionReason)}</p>}
      </Card>
      {act.verdict === "waiting" && (
        <>
          <p className="meta">{t.acts.twoPeople}</p>
          {refusals.approve === null ? (
            <div className="row">
              <ActionButton action={`${here}/approval`}>{words.approve}</ActionButton>
            </div>
          ) : (
            refusals.approve !== "committee_only" && <p className="notice">{t.refusals[refusals.approve]}</p>
          )}
          {refusals.refuse === null && (
            <form method="post" action={`${here}/refusal`} className="card">
              <TextArea name="reason" label={words.refuseReason} rows={3} maxLength={LONGEST_REASON} required />
              <SubmitButton kind="ghost">{words.refuse}</SubmitButton>
            </form>
          )}
          {refusals.withdraw === null && (
            <div className="row">
              <ActionButton kind="danger" action={`${here}/withdrawal`}>
                {words.withdraw}
              </ActionButton>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
