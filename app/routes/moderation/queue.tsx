import { useLoaderData } from "@remix-run/react";

import { PROMISE_HOURS } from "#app/domain/moderation/grounds.ts";
import { queuePage } from "#app/domain/moderation/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { InContext, Signals } from "#app/ui/moderation.tsx";
import { End, Moment } from "#app/ui/moment.tsx";
import { Card, EmptyState, Page, Pager, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { Noticed } from "#app/ui/signals.tsx";

export const loader = page(async ({ actor, community, url }) => ({
  base: `/c/${community.id}`,
  ...(await queuePage(actor, url.searchParams.get("after") ?? undefined)),
}));

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.queue.title });

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Queue() {
  const { base, waiting, oldestAt, isLate, cases, appeals, next, first } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.moderation.queue;
  const at = `${base}/moderation`;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {isLate && (
        <p className="notice notice-no" role="status">
          {words.late(PROMISE_HOURS)}
        </p>
      )}
      <p className="row">
        <b>{words.counts(waiting)}</b>
        {oldestAt && (
          <span className="meta">
            {words.oldest} <Moment at={oldestAt} />
          </span>
        )}
        <a className="link" href={`${at}/log`}>
          {t.moderation.log.title}
        </a>
        <a className="link" href={`${at}/words`}>
          {t.signals.words.title}
        </a>
      </p>
      {appeals.length > 0 && <Appeals appeals={appeals} at={at} />}
      {cases.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        cases.map((one) => <Case key={one.comment.id} one={one} base={base} />)
      )}
      <Pager next={next && `${at}?after=${encodeURIComponent(next)}`} first={first} toFirst={at} />
    </Page>
  );
}

function Appeals({ appeals, at }: { appeals: Data["appeals"]; at: string }) {
  const words = useText().moderation.queue;
  return (
    <Card>
      <h2>{words.appeals}</h2>
      <ul className="list">
        {appeals.map(({ id, title, answerDueAt, isLate }) => (
          <li key={id}>
            <a className="list-link" href={`${at}/${id}/appeal`}>
              <strong>{title}</strong>
              <span className="row">
                {isLate && <Pill kind="no">{words.lateItem}</Pill>}
                <span className="meta">
                  {words.due} <End at={answerDueAt} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Case({ one, base }: { one: Data["cases"][number]; base: string }) {
  const t = useText();
  const words = t.moderation.queue;
  const { comment, urgent, flags, openedAt, isLate, signals, noticed, revision, refusal } = one;
  const at = `${base}/moderation/${comment.id}`;
  return (
    <Card>
      <div className="row">
        {urgent && <Pill kind="sun">{words.urgent}</Pill>}
        {isLate && <Pill kind="no">{words.lateItem}</Pill>}
        {comment.held && <Pill kind="act">{t.signals.held.pill}</Pill>}
        <span className="meta">
          {flags > 0 && `${words.flags(flags)} · `}
          {words.waits} <Moment at={openedAt} />
        </span>
      </div>
      <h2>
        <a className="link" href={`${base}/comments/${comment.id}`}>
          {comment.home.title}
        </a>
      </h2>
      <InContext comment={comment} base={base} />
      <Noticed signals={noticed} flags={flags} held={comment.held} />
      <Signals signals={signals} />
      {refusal ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <div className="row">
          <form method="post" action={`${at}/keep`}>
            <input type="hidden" name="revision" value={revision} />
            <SubmitButton>{comment.held ? t.signals.judge.publish : words.keep}</SubmitButton>
          </form>
          <a className="btn btn-ghost" href={at}>
            {comment.held ? t.signals.judge.open : words.open}
          </a>
        </div>
      )}
    </Card>
  );
}
