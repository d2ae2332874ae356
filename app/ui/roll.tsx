import type { RollView } from "#app/domain/votes/roll-queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { Card, Pager } from "./pieces.tsx";
import { useText } from "./served.ts";
import { seatWeight } from "./vote-cards.tsx";

/** Whether the reader is on the roll, and with what. */
export function OwnSeats({ own, at }: Pick<RollView, "own"> & { at: string }) {
  const t = useText();
  const words = t.plans.roll;
  if (own === null)
    return (
      <a className="btn" href={`/sign-in?next=${encodeURIComponent(`${at}/roll`)}`}>
        {words.signIn}
      </a>
    );
  if (own.length === 0) return <p className="notice">{t.refusals.not_on_roll}</p>;
  return (
    <Card>
      <h2>{words.own}</h2>
      <ul className="stack">
        {own.map((seat) => (
          <li key={seat.seatNo}>
            <b>{seat.label}</b>
            <span className="meta figures block">
              {words.seat(seat.seatNo)} · {seatWeight(t, seat)}
            </span>
            {seat.opening && (
              <details>
                <summary className="link no-underline">{words.commitment}</summary>
                <p className="meta">{words.commitmentHint}</p>
                <pre className="whitespace-pre-wrap break-all text-s">{seat.opening}</pre>
                <pre className="whitespace-pre-wrap break-all text-s">{seat.commitment}</pre>
              </details>
            )}
          </li>
        ))}
      </ul>
      <p className="meta">{words.wrong}</p>
    </Card>
  );
}

/** What everybody may know of a roll, and what it is held against. */
export function RollTotals({ totals: { seats, heads, areaDm2, hash } }: Pick<RollView, "totals">) {
  const t = useText();
  const words = t.plans.roll;
  return (
    <Card>
      <h2>{words.totals}</h2>
      <p className="figures">
        <b>{t.plans.plan.totals(seats, heads, areaDm2 > 0 ? showArea(areaDm2) : null)}</b>
      </p>
      <p className="figures break-all text-s">
        {words.hash} <code>{hash}</code>
      </p>
      <p className="meta">{words.hashHint}</p>
    </Card>
  );
}

/** Seat by seat, for those who check who is asked. */
export function SeatList({ list, first, at }: { list: NonNullable<RollView["list"]>; first: boolean; at: string }) {
  const t = useText();
  const words = t.plans.roll;
  return (
    <Card>
      <h2>{words.list}</h2>
      <p className="meta">{words.listHint}</p>
      <ul className="list">
        {list.seats.map((seat) => (
          <li key={seat.seatNo} className="py-2">
            {seat.label}
            <span className="meta figures block">
              {words.seat(seat.seatNo)} · {seatWeight(t, seat)}
              {!seat.online && ` · ${words.offline}`}
            </span>
          </li>
        ))}
      </ul>
      <Pager next={list.next === null ? null : `${at}/roll?after=${list.next}`} first={first} toFirst={`${at}/roll`} />
    </Card>
  );
}
