import type { noticePage } from "#app/domain/outcomes/notice-queries.server.ts";
import type { ObjectionVerdict } from "#app/domain/outcomes/standing.ts";
import { Moment } from "./moment.tsx";
import { Card, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Outcome = Awaited<ReturnType<typeof noticePage>>["outcome"];

type Standing = { outcome: Pick<Outcome, "standing" | "settledAt" | "proposal">; base: string };

/** Whether a published result is in force, before anything else on its page; and where to go on when it is not. */
export function Standing({ outcome: { standing, settledAt, proposal }, base }: Standing) {
  const words = useText().objections;
  if (standing === "notice" || !settledAt) {
    return (
      <p>
        <Pill kind="sun">{words.standings.notice}</Pill>
      </p>
    );
  }
  const isFinal = standing === "final";
  return (
    <section className={isFinal ? "notice notice-yes" : "notice notice-no"} role="status">
      <p className="row">
        <Pill kind={isFinal ? "yes" : "no"}>{words.standings[standing]}</Pill>
        <span className="meta">
          {isFinal ? words.settled : words.annulledAt} <Moment at={settledAt} />
        </span>
      </p>
      <p>{words[standing]}</p>
      {!isFinal && (
        <a className="link no-print w-fit" href={`${base}/proposals/${proposal.serial}`}>
          {words.toProposal}
        </a>
      )}
    </section>
  );
}

/** The objections that were answered, how many wait, and the way to object. */
export function Objections({ outcome, at }: { outcome: Outcome; at: string }) {
  const words = useText().objections;
  const { objections, waitingObjections, standing } = outcome;
  return (
    <Card>
      <h2>{words.title}</h2>
      {standing === "notice" && <p className="text-ink-2">{words.lead}</p>}
      {objections.length > 0 && (
        <ul className="list">
          {objections.map(({ id, text, filedAt, objectorName, verdict, answer, answeredAt }) => (
            <li key={id} className="stack gap-2 py-3" id={`objection-${id}`}>
              <div className="row">
                <ObjectionPill verdict={verdict} />
                <span className="meta">
                  {objectorName} · <Moment at={filedAt} />
                </span>
              </div>
              <p className="whitespace-pre-wrap">{text}</p>
              <p className="whitespace-pre-wrap border-line border-l-4 pl-3">
                <b>{words.answered}</b> <Moment at={answeredAt} />
                <br />
                {answer}
              </p>
            </li>
          ))}
        </ul>
      )}
      {objections.length === 0 && waitingObjections === 0 && <p className="meta">{words.none}</p>}
      {waitingObjections > 0 && <p className="meta">{words.waiting(waitingObjections)}</p>}
      {standing === "notice" && (
        <a className="btn btn-ghost no-print" href={`${at}/objections/new`}>
          {words.object}
        </a>
      )}
    </Card>
  );
}

export function ObjectionPill({ verdict }: { verdict: ObjectionVerdict }) {
  const kind = verdict === "waiting" ? "sun" : verdict === "upheld" ? "yes" : "calm";
  return <Pill kind={kind}>{useText().objections.verdicts[verdict]}</Pill>;
}
