import { LEVELS, type LevelShown, LIMITS, NEIGHBOUR_DAYS, TRUSTED_DAYS } from "#app/domain/sanctions/levels.ts";
import { MEMORY_DAYS } from "#app/domain/sanctions/sanction.ts";
import { End } from "./moment.tsx";
import { Card, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

const ROWS = [
  "commentsAnHour",
  "commentsADay",
  "proposalsAWeek",
  "flagsADay",
  "picturesAnHour",
  "mentions",
  "links",
] as const;

/** How much anybody may write, and how that grows: the table that commands go by. */
export function LevelRules() {
  const words = useText().sanctions.levels;
  const who = {
    newcomer: words.who.newcomer,
    neighbour: words.who.neighbour(NEIGHBOUR_DAYS),
    trusted: words.who.trusted(TRUSTED_DAYS, MEMORY_DAYS),
  };
  return (
    <Card>
      <h2 id="levels">{words.title}</h2>
      <p className="text-ink-2">{words.lead}</p>
      <table className="figures w-full text-s">
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr className="text-ink-3">
            <td />
            {LEVELS.map((level) => (
              <th key={level} scope="col" className="pl-3 text-right font-normal">
                {words.names[level]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {words.rows[row]}
              </th>
              {LEVELS.map((level) => (
                <td key={level} className="pl-3 text-right">
                  {LIMITS[level][row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="list">
        {LEVELS.map((level) => (
          <li key={level} className="stack gap-1 py-3">
            <strong>{words.names[level]}</strong>
            <span className="text-ink-2">{who[level]}</span>
          </li>
        ))}
      </ul>
      <p className="meta">{words.offices}</p>
    </Card>
  );
}

/** One's own level, why it is that, and what leads to the next. */
export function OwnLevel({ own, base }: { own: LevelShown; base: string }) {
  const words = useText().sanctions.levels;
  const { level, reason, nextAt, home } = own;
  return (
    <Card>
      <h2>{words.own}</h2>
      <div className="row">
        <Pill kind="act">{words.names[level]}</Pill>
        <span className="text-ink-2">{words.because[reason]}</span>
      </div>
      {(nextAt || home) && (
        <p className="meta">
          {home && words.home}
          {nextAt && (
            <>
              {home ? words.orFrom : words.from} <End at={nextAt} />
            </>
          )}
        </p>
      )}
      <a className="link" href={`${base}/conduct#levels`}>
        {words.link}
      </a>
    </Card>
  );
}
