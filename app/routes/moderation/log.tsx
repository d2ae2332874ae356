import { useLoaderData } from "@remix-run/react";

import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { sanctionsLog } from "#app/domain/sanctions/log-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { MeasurePill } from "#app/ui/moderation.tsx";
import { Moment, Month } from "#app/ui/moment.tsx";
import { Card, EmptyState, Facts, Page, Pager } from "#app/ui/pieces.tsx";
import { SanctionLog } from "#app/ui/sanction-log.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(
  async ({ actor, community, url }) => {
    const [measures, people] = await Promise.all([
      measuresPage(actor, url.searchParams.get("after") ?? undefined),
      sanctionsLog(actor, url.searchParams.get("people") ?? undefined),
    ]);
    return { base: `/c/${community.id}`, ...measures, people };
  },
  ({ community: { id } }) => [tags.community(id), tags.measures(id)],
);

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.moderation.log.title });

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

const STEPS = ["at", "undoneAt", "appealedAt", "decidedAt"] as const;

export default function Log() {
  const { base, measures, counts, next, first, people } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.moderation.log;
  const at = `${base}/moderation/log`;
  return (
    <Page narrow>
      <BackLink to={`${base}/conduct`}>{t.moderation.conduct.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {measures.length === 0 && <EmptyState title={words.none} />}
      {counts.length > 0 && <Counts counts={counts} />}
      {measures.length > 0 && (
        <Card>
          <h2>{words.measures}</h2>
          <ul className="list">
            {measures.map((measure) => (
              <li key={measure.id} className="stack gap-2 py-3">
                <div className="row">
                  <MeasurePill state={measure.state} />
                  <a className="link" href={`${base}/conduct#${measure.ground}`}>
                    {t.moderation.grounds[measure.ground].name}
                  </a>
                </div>
                <Facts
                  facts={STEPS.map((step) => {
                    const moment = measure[step];
                    return [words.steps[step], moment && <Moment key={step} at={moment} />] as const;
                  })}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Pager next={next && `${at}?after=${encodeURIComponent(next)}`} first={first} toFirst={at} />
      <SanctionLog log={people} base={base} />
    </Page>
  );
}

function Counts({ counts }: { counts: Data["counts"] }) {
  const t = useText();
  const words = t.moderation.log;
  return (
    <Card>
      <h2>{words.counts}</h2>
      <ul className="list">
        {counts.map(({ month, ground, hidden, undone, appeals, reversals }) => (
          <li key={month + ground} className="stack gap-1 py-3">
            <span className="row">
              <b className="figures">
                <Month month={month} />
              </b>{" "}
              {t.moderation.grounds[ground].name}
            </span>
            <span className="meta figures">
              {words.hidden} {hidden} · {words.undone} {undone} · {words.appeals} {appeals} · {words.reversals}{" "}
              {reversals}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
