import type { Needs as Waiting } from "#app/domain/home/queries.server.ts";
import { placeOf } from "./moderation.tsx";
import { End, Moment } from "./moment.tsx";
import { titled } from "./proposal-title.tsx";
import { useText } from "./served.ts";

/** What waits for this person; nothing at all when nothing does. */
export function Needs({
  needs: { seats, proposals, waiting, claims, onVotes, objections, plans, papers, sanctions, flagged, toAnswer },
  base,
}: {
  needs: NonNullable<Waiting>;
  base: string;
}) {
  const t = useText();
  const items = [
    ...sanctions.unread.map(({ id, kind }) => ({
      key: id,
      to: `${base}/sanctions/${id}`,
      title: t.sanctions.home.unread(t.sanctions.kinds[kind]),
      below: null,
    })),
    ...toAnswer.map(({ itemId, kind, serial, dueAt, state, ground, excerpt }) => ({
      key: `${itemId}-${state}`,
      to: `${placeOf(base, { itemId, kind, serial })}/${dueAt ? "edit" : "measure"}`,
      title: t.moderation.home[dueAt ? "edit" : state === "standing" ? "hidden" : "decided"](excerpt),
      below: (
        <>
          {state && state !== "standing" && `${t.moderation.measure.states[state]} · `}
          {t.moderation.grounds[ground].name}
          {dueAt && (
            <>
              {" · "}
              {t.moderation.request.due} <End at={dueAt} />
            </>
          )}
        </>
      ),
    })),
    ...seats.map((seat) => ({
      key: `${seat.serial}-${seat.seatNo}`,
      to: `${base}/votes/${seat.serial}/seats/${seat.seatNo}/ballot`,
      title: t.home.yourBallot(seat.question),
      below: (
        <>
          {seat.label} · {t.votes.closesAt} <End at={seat.closesAt} />
        </>
      ),
    })),
    ...plans.map(({ id, question, preparedAt }) => ({
      key: id,
      to: `${base}/plans/${id}`,
      title: t.plans.plan.waits(question),
      below: <Moment at={preparedAt} />,
    })),
    ...papers.flatMap(({ serial, question, ...waiting }) =>
      (["sheets", "disputes"] as const)
        .filter((kind) => waiting[kind] > 0)
        .map((kind) => ({
          key: `${kind}-${serial}`,
          to: `${base}/votes/${serial}/papers`,
          title: t.papers.waits[kind](waiting[kind]),
          below: question,
        })),
    ),
    ...proposals.map(({ id, serial, title, state, objectUntil }) => ({
      key: id,
      to: serial ? `${base}/proposals/${serial}` : `${base}/drafts/${id}`,
      title: objectUntil
        ? t.mergers.own.home(titled(t, title))
        : serial
          ? t.home.needsRevision(titled(t, title))
          : t.home.draftWaits(title),
      below: objectUntil ? (
        <>
          {t.mergers.own.until} <End at={objectUntil} />
        </>
      ) : (
        t.proposals.states[state]
      ),
    })),
    ...(flagged && flagged.appeals > 0
      ? [
          {
            key: "appeals",
            to: `${base}/moderation`,
            title: t.moderation.home.appeals(flagged.appeals),
            below: null,
          },
        ]
      : []),
    ...(flagged && flagged.waiting > 0
      ? [
          {
            key: "flagged",
            to: `${base}/moderation`,
            title:
              flagged.overdue > 0
                ? t.moderation.home.overdue(flagged.waiting, flagged.overdue, flagged.promised)
                : t.moderation.home.waiting(flagged.waiting),
            below: (
              <>
                {flagged.escalated > 0 && <>{t.moderation.home.escalated(flagged.escalated)} · </>}
                {t.moderation.queue.oldest} {flagged.oldestAt && <Moment at={flagged.oldestAt} />}
              </>
            ),
          },
        ]
      : []),
    ...(waiting && waiting.review > 0
      ? [{ key: "review", to: `${base}/review`, title: t.home.reviewWaits(waiting.review), below: null }]
      : []),
    ...(waiting && waiting.publish > 0
      ? [{ key: "publish", to: `${base}/review`, title: t.home.publishWaits(waiting.publish), below: null }]
      : []),
    ...(waiting && waiting.mergers > 0
      ? [{ key: "mergers", to: `${base}/review`, title: t.mergers.home(waiting.mergers), below: null }]
      : []),
    ...(onVotes && onVotes.acts > 0
      ? [{ key: "acts", to: `${base}/acts`, title: t.acts.home.acts(onVotes.acts), below: null }]
      : []),
    ...(onVotes && onVotes.requests > 0
      ? [{ key: "requests", to: `${base}/acts`, title: t.acts.home.requests(onVotes.requests), below: null }]
      : []),
    ...(objections > 0
      ? [{ key: "objections", to: `${base}/objections`, title: t.objections.home(objections), below: null }]
      : []),
    ...sanctions.decided.map(({ id, kind, state }) => ({
      key: id,
      to: `${base}/sanctions/${id}`,
      title: t.sanctions.home.decided(t.sanctions.kinds[kind]),
      below: t.sanctions.states[state],
    })),
    ...(sanctions.appeals > 0
      ? [
          {
            key: "sanctionAppeals",
            to: `${base}/sanctions`,
            title: t.sanctions.home.appeals(sanctions.appeals),
            below: null,
          },
        ]
      : []),
    ...(claims > 0 ? [{ key: "claims", to: `${base}/claims`, title: t.home.claimsWait(claims), below: null }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <section className="card border-sun-line bg-sun-soft" aria-labelledby="needs">
      <h2 id="needs">{t.home.needsMe}</h2>
      <ul className="list">
        {items.map(({ key, to, title, below }) => (
          <li key={key} className="border-sun-line">
            <a className="list-link" href={to}>
              <strong>{title}</strong>
              {below && <span className="text-s text-sun-ink">{below}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
