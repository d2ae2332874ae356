import { LADDER } from "#app/domain/sanctions/sanction.ts";
import { Card } from "./pieces.tsx";
import { NeverTaken } from "./sanctions.tsx";
import { useText } from "./served.ts";

/** What can be done about who breaks the rules again and again: the table that commands go by. */
export function SanctionRules() {
  const t = useText();
  const words = t.sanctions.conduct;
  return (
    <>
      <Card>
        <h2 id="sanctions">{words.title}</h2>
        <p className="text-ink-2">{words.lead}</p>
        <ul className="list">
          {LADDER.map(({ kind, mostDays, after }) => (
            <li key={kind + after} className="stack gap-1 py-3">
              <span className="row">
                <strong>{t.sanctions.kinds[kind]}</strong>
                <span className="meta">
                  {kind === "warning"
                    ? words.counts(mostDays)
                    : words.upTo({ days: mostDays, first: after !== "mute" })}
                </span>
              </span>
              <span className="text-ink-2">{words.after[after]}</span>
            </li>
          ))}
        </ul>
        <p className="meta">{words.staff}</p>
      </Card>
      <NeverTaken />
    </>
  );
}
