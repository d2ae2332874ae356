import { showAmount } from "#app/domain/votes/methods/budget.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { useMarking } from "./ballot-fields.tsx";
import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

/** What can be chosen, before anybody has to open a ballot. A motion asks one question and has no options. */
export function VoteOptions({ settings: { method, options } }: { settings: VoteSettings }) {
  const t = useText();
  const { label } = useMarking(method);
  if (options.length === 0) return null;
  return (
    <Card>
      <h2>{t.ballots.optionsTitle}</h2>
      <p className="meta">{label}</p>
      <ul className="list">
        {options.map(({ id, text, cost }) => (
          <li key={id} className="row between flex-nowrap py-2">
            <span>{text}</span>
            {cost && <span className="figures shrink-0">{t.ballots.amount(showAmount(cost))}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
