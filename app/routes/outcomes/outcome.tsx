import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { renderSVG } from "uqr";

import { CommentForm } from "#app/domain/comments/forms.ts";
import { placeOfSaid } from "#app/domain/comments/home.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { commentOnNotice } from "#app/domain/outcomes/comment-on-notice.server.ts";
import { noticeFace, noticePage } from "#app/domain/outcomes/notice-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { FORM_KEY_HOLE } from "#app/http/form-key.server.ts";
import { facedPage, mixedForm } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Day, End, Moment } from "#app/ui/moment.tsx";
import { Objections, Standing } from "#app/ui/objections.tsx";
import { Card, Facts, Page, Prose } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useRuleWords } from "#app/ui/rule-words.ts";
import { useText } from "#app/ui/served.ts";
import { Thread } from "#app/ui/thread.tsx";
import { VoteResult } from "#app/ui/vote-result.tsx";

export const loader = facedPage({
  face: ({ actor, param }) => noticeFace(actor, param("serial")),
  async load({ actor, community, param, url }, face) {
    const view = ThreadView.parse(Object.fromEntries(url.searchParams));
    const shown = await noticePage(actor, face, param("serial"), view);
    const address = `${url.origin}/c/${community.id}/notices/${shown.outcome.serial}`;
    const qr = `data:image/svg+xml;base64,${Buffer.from(renderSVG(address, { border: 1 })).toString("base64")}`;
    return { base: `/c/${community.id}`, formKey: FORM_KEY_HOLE, community: community.name, address, qr, ...shown };
  },
  // Whether it is still talked about depends on where its matter stands.
  tagsOf: ({ community: { id }, param }, { outcome: { proposal } }) => [
    ...[tags.community(id), tags.outcomes(id), tags.outcome(id, param("serial")), tags.proposal(id, proposal.serial)],
  ],
});

export const action = mixedForm(CommentForm, async ({ actor, community, param, input }) => {
  const serial = param("serial");
  const id = await commentOnNotice(actor, serial, input);
  return redirect(placeOfSaid(`/c/${community.id}/notices/${serial}`, id, input.parentId), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (_, { outcome }) => outcome.title });

export default function Outcome() {
  const { base, formKey, community, address, qr, outcome, thread, face, rights } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const at = `${base}/notices/${outcome.serial}`;
  const words = t.outcomes.page;
  const rule = useRuleWords(outcome.vote.rule);
  const annulled = outcome.standing === "annulled";
  return (
    <Page>
      <div className="row between no-print">
        <BackLink to={`${base}/notices`}>{t.outcomes.list.title}</BackLink>
        <button type="button" className="chip only-script" data-print="">
          {words.print}
        </button>
      </div>
      <header className="stack gap-2">
        <p className="meta figures">
          {community} · {words.number} {outcome.serial}
        </p>
        <h1>{outcome.title}</h1>
        <Standing outcome={outcome} base={base} />
        {(thread.commentCount > 0 || rights.refusal === null) && (
          <a className="link no-print w-fit text-s" href="#discussion">
            {words.discussed(thread.commentCount)}
          </a>
        )}
      </header>
      <div className="columns">
        <div className="stack">
          {annulled && <Objections outcome={outcome} at={at} />}
          {annulled && <h2>{t.objections.countedBefore}</h2>}
          <VoteResult result={outcome.vote.result} vote={outcome.vote} annulled={annulled} />
          <Card>
            <Prose html={outcome.bodyHtml} />
          </Card>
          <Card>
            <h2>{annulled ? t.objections.plannedBefore : words.tasks}</h2>
            {annulled && outcome.tasks.length > 0 && <p>{t.objections.notCarriedOut}</p>}
            {outcome.tasks.length === 0 ? (
              <p className="meta">{words.noTasks}</p>
            ) : (
              <ul className="list">
                {outcome.tasks.map((task) => (
                  <li key={task.position} className="stack gap-1 py-3">
                    <b>{task.title}</b>
                    <span className="meta">
                      {words.unit} {task.unit} · {words.dueOn} <Day at={new Date(`${task.dueOn}T00:00+08:00`)} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {!annulled && <Objections outcome={outcome} at={at} />}
        </div>
        <aside className="columns-aside stack">
          <Card>
            <h2>{words.facts}</h2>
            <Facts
              facts={[
                [words.question, outcome.vote.question],
                [words.rule, outcome.ruleCited],
                [t.votes.page.quorum, rule.quorum],
                outcome.vote.settings.method.code === "motion"
                  ? [t.votes.page.majority, rule.majority]
                  : [t.ballots.method, t.ballots.counted[outcome.vote.settings.method.code]],
                [words.publisher, outcome.publisherName],
                [words.approver, outcome.approverName],
                [words.published, <Moment key="published" at={outcome.publishedAt} />],
                [
                  words.noticePeriod,
                  annulled ? null : (
                    <span key="until">
                      {words.until} <End at={outcome.noticeEndsAt} />
                    </span>
                  ),
                ],
                [
                  words.effectiveOn,
                  annulled ? null : <Day key="effective" at={new Date(`${outcome.effectiveOn}T00:00+08:00`)} />,
                ],
              ]}
            />
          </Card>
          <Card className="no-print">
            <h2>{words.proposal}</h2>
            <a className="link" href={`${base}/proposals/${outcome.proposal.serial}`}>
              <ProposalTitle title={outcome.proposal.title} />
            </a>
            <a className="btn btn-ghost" href={`${base}/votes/${outcome.vote.serial}`}>
              {words.seeVote}
            </a>
          </Card>
          <Card>
            <div className="row flex-nowrap gap-4">
              <img src={qr} alt={words.scan} width={112} height={112} />
              <div>
                <p className="font-semibold">{words.scan}</p>
                <p className="meta break-all">{address}</p>
              </div>
            </div>
            <noscript>
              <p className="meta no-print">{words.printHint}</p>
            </noscript>
          </Card>
        </aside>
        <div className="stack no-print">
          <Thread {...{ thread, face, rights, at, base, formKey, answer }} />
          {rights.refusal === "notice_annulled" && (
            <a className="btn btn-ghost" href={`${base}/proposals/${outcome.proposal.serial}#discussion`}>
              {t.objections.toProposal}
            </a>
          )}
        </div>
      </div>
    </Page>
  );
}
