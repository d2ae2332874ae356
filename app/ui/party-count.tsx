import { type PartyCount, REASONS, type Reason } from "#app/domain/parties/counting.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { Card, Facts } from "./pieces.tsx";
import { useText } from "./served.ts";

type Count = Pick<PartyCount, "heads" | "areaDm2" | "reasons">;

/** How a party counts, and why, with the article of each reason. */
export function PartyCountCard({ count, voter }: { count: Count; voter?: string | null }) {
  const t = useText();
  const words = t.parties.count;
  return (
    <Card>
      <h2>{words.title}</h2>
      <Facts
        facts={[
          [words.headsLabel, words.heads(count.heads)],
          [words.areaLabel, t.places.overview.squareMetres(showArea(count.areaDm2))],
          [words.voterLabel, voter === null ? words.nobody : voter],
        ]}
      />
      <h3>{words.why}</h3>
      <ul className="list">
        {count.reasons.map((reason) => (
          <li key={reason} className="py-2">
            <ReasonLine reason={reason} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ReasonLine({ reason }: { reason: Reason }) {
  const { reasons, laws, article } = useText().parties;
  const { law, from, to } = REASONS[reason];
  return (
    <p>
      {reasons[reason]}
      <span className="meta block">{article(laws[law], from, to)}</span>
    </p>
  );
}
