import { useLoaderData } from "@remix-run/react";

import { justDone } from "#app/domain/moderation/done-queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { JustDone } from "#app/ui/judge.tsx";
import { CasePills } from "#app/ui/moderation.tsx";
import { End, Moment } from "#app/ui/moment.tsx";
import { Card, EmptyState, Facts, Page, Pager, Pill } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const [queue, done] = await Promise.all([
    queuePage(actor, url.searchParams.get("after") ?? undefined),
    justDone(actor, url.searchParams.get("done")),
  ]);
  const skipped = Number(url.searchParams.get("skipped"));
  return { base: `/c/${community.id}`, ...queue, done, skipped: Number.isSafeInteger(skipped) ? skipped : 0 };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.queue.title });

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Queue() {
  const { base, facts, begin, cases, appeals, next, first, done, skipped } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.moderation.queue;
  const at = `${base}/moderation`;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <JustDone done={done} skipped={skipped} base={base} />
      {facts.overdue > 0 && (
        <p className="notice notice-no" role="status">
          {words.late(facts.overdue, facts.promised)}
        </p>
      )}
      <Card>
        <Facts
          facts={[
            [words.waiting, words.count(facts.waiting)],
            [words.oldest, facts.oldestAt && <Moment key="oldest" at={facts.oldestAt} />],
            [words.overdue(facts.promised), words.count(facts.overdue)],
            [words.escalated, facts.escalated > 0 && words.count(facts.escalated)],
            [words.asked, facts.asked > 0 && words.count(facts.asked)],
          ]}
        />
        {begin && (
          <div className="row">
            <a className="btn" href={`${at}/${begin}`}>
              {words.begin}
            </a>
            <a className="btn btn-ghost" href={`${at}/bulk`}>
              {t.moderation.bulk.title}
            </a>
          </div>
        )}
        <p className="meta">{words.lead}</p>
        <p className="row">
          <a className="link" href={`${at}/log`}>
            {t.moderation.log.title}
          </a>
          <a className="link" href={`${at}/words`}>
            {t.signals.words.title}
          </a>
        </p>
      </Card>
      {appeals.length > 0 && <Appeals appeals={appeals} at={at} />}
      {cases.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <ul className="list">
            {cases.map((one) => (
              <Case key={one.item.id} one={one} at={at} />
            ))}
          </ul>
        </Card>
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
              <strong>
                <ProposalTitle title={title} />
              </strong>
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

function Case({ one, at }: { one: Data["cases"][number]; at: string }) {
  const t = useText();
  const words = t.moderation.queue;
  const { item, flags, openedAt, isLate, grounds, noticed } = one;
  return (
    <li>
      <a className="list-link" href={`${at}/${item.id}`}>
        {item.kind === "proposal" ? (
          <>
            <strong>{item.home.title}</strong>
            <span className="line-clamp-2 text-ink-2 text-s">{item.excerpt}</span>
          </>
        ) : (
          <strong className="line-clamp-3">{item.excerpt}</strong>
        )}
        <span className="row">
          <CasePills one={one} />
          {isLate && <Pill kind="no">{words.lateItem}</Pill>}
          {item.held && <Pill kind="act">{t.signals.held.pill}</Pill>}
          {noticed && !item.held && <Pill kind="act">{t.signals.seen.pill}</Pill>}
          <span className="meta">{grounds.map((ground) => t.moderation.grounds[ground].name).join(" · ")}</span>
        </span>
        <span className="meta">
          {item.kind === "proposal" ? words.proposal : <ProposalTitle title={item.home.title} />} ·{" "}
          {flags > 0 && `${words.flags(flags)} · `}
          {words.waits} <Moment at={openedAt} />
        </span>
      </a>
    </li>
  );
}
