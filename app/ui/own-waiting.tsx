import type { ownWaiting } from "#app/domain/moderation/own-queries.server.ts";
import { placeOf } from "./moderation.tsx";
import { End } from "./moment.tsx";
import { Card, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Own = Awaited<ReturnType<typeof ownWaiting>>;

/** What of one's own waits to be looked at, each with the way to it. */
export function OwnWaiting({ waiting, base }: { waiting: Own; base: string }) {
  const words = useText().signals.held;
  if (waiting.length === 0) return null;
  return (
    <Card>
      <h2>{words.own}</h2>
      <ul className="list">
        {waiting.map(({ dueAt, excerpt, isOut, ...place }) => (
          <li key={place.itemId}>
            <a className="list-link" href={placeOf(base, place)}>
              <span className="row">
                <Pill kind="sun">{words.pill}</Pill>
                <span className="meta">
                  {words.kinds[place.kind]} · {words.due}
                  <End at={dueAt} />
                </span>
              </span>
              <strong>{excerpt}</strong>
              {isOut && <span className="text-ink-2 text-s">{words.changedOwn}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
