import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

type Told = { secrecy: VoteSettings["secrecy"] };

/** Who can see what of a vote, as it is: also what nobody likes to hear. */
export function WhoSees({ secrecy }: Told) {
  return (
    <Card>
      <h2>{useText().ballots.whoSees.title}</h2>
      <WhoSeesList secrecy={secrecy} />
    </Card>
  );
}

/** The same on a ballot: in a sentence, and the rest for who asks. */
export function WhoSeesBallot() {
  const words = useText().ballots.whoSees;
  return (
    <section className="notice">
      <p>{words.inShort}</p>
      <details>
        <summary className="link">{words.title}</summary>
        <WhoSeesList secrecy="secret" />
      </details>
    </section>
  );
}

function WhoSeesList({ secrecy }: Told) {
  const words = useText().ballots.whoSees;
  return (
    <dl className="stack gap-2">
      {words[secrecy].map(([who, what]) => (
        <div key={who}>
          <dt className="font-semibold">{who}</dt>
          <dd className="text-ink-2">{what}</dd>
        </div>
      ))}
    </dl>
  );
}
