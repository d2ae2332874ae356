import type { sanctionsLog } from "#app/domain/sanctions/log-queries.server.ts";
import type { SanctionState } from "#app/domain/sanctions/sanction.ts";
import { Moment, Month } from "./moment.tsx";
import { Card, Facts, Pager, Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

const PILLS: Record<SanctionState, PillKind> = {
  standing: "no",
  appealed: "sun",
  upheld: "no",
  reversed: "yes",
  fallen: "yes",
};
const STEPS = ["from", "until", "liftedAt", "appealedAt", "decidedAt", "fellAt"] as const;

type Log = Awaited<ReturnType<typeof sanctionsLog>>;

/** What was done about people, and what came of it, without the people. */
export function SanctionLog({ log, base }: { log: Log; base: string }) {
  const t = useText();
  const words = t.sanctions.log;
  const at = `${base}/moderation/log`;
  return (
    <>
      {log.counts.length > 0 && <Counts counts={log.counts} />}
      <Card>
        <h2 id="people">{words.title}</h2>
        <p className="meta">{words.lead}</p>
        {log.sanctions.length === 0 && <p className="meta">{words.none}</p>}
        <ul className="list">
          {log.sanctions.map(({ id, kind, ground, state, ...times }) => (
            <li key={id} className="stack gap-2 py-3">
              <div className="row">
                <strong>{t.sanctions.kinds[kind]}</strong>
                <Pill kind={PILLS[state]}>{t.sanctions.states[state]}</Pill>
                <a className="link" href={`${base}/conduct#${ground}`}>
                  {t.moderation.grounds[ground].name}
                </a>
              </div>
              <Facts
                facts={STEPS.map((step) => {
                  const moment = times[step];
                  return [words.steps[step], moment && <Moment key={step} at={moment} />] as const;
                })}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Pager
        next={log.next && `${at}?people=${encodeURIComponent(log.next)}#people`}
        first={log.first}
        toFirst={`${at}#people`}
      />
    </>
  );
}

function Counts({ counts }: { counts: Log["counts"] }) {
  const t = useText();
  const words = t.sanctions.log;
  return (
    <Card>
      <h2>{words.counts}</h2>
      <ul className="list">
        {counts.map(({ month, ground, ...numbers }) => (
          <li key={month + ground} className="stack gap-1 py-3">
            <span className="row">
              <b className="figures">
                <Month month={month} />
              </b>{" "}
              {t.moderation.grounds[ground].name}
            </span>
            <span className="meta figures">
              {(["warnings", "slows", "mutes", "lifted", "appeals", "reversals"] as const)
                .map((what) => `${words[what]} ${numbers[what]}`)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
