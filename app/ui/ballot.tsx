import type { ballotPage } from "#app/domain/votes/queries.server.ts";
import { End } from "./moment.tsx";
import { Facts } from "./pieces.tsx";
import { useText } from "./served.ts";
import { useRuleWords } from "./vote.tsx";
import { seatWeight } from "./vote-cards.tsx";

type Vote = Pick<Awaited<ReturnType<typeof ballotPage>>, "rule" | "closesAt"> & {
  seat: { label: string; heads: number; areaDm2: number };
};

/** What a ballot rests on: the seat it is for, what that seat weighs, and the rule. */
export function BallotFacts({ vote }: { vote: Vote }) {
  const t = useText();
  const rule = useRuleWords(vote.rule);
  const weight = seatWeight(t, vote.seat);
  return (
    <section className="card bg-well">
      <Facts
        facts={[
          [t.votes.ballot.seat, vote.seat.label],
          [t.votes.ballot.weight, weight],
          [t.votes.closesAt, <End key="closes" at={vote.closesAt} />],
          [t.votes.page.manner, t.votes.page.mannerNamed],
          [t.votes.page.majority, rule.majority],
          [t.votes.page.rule, vote.rule.citation],
        ]}
      />
    </section>
  );
}
