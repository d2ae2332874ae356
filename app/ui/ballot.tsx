import type { ballotPage } from "#app/domain/votes/queries.server.ts";
import { Verdict } from "./icons.tsx";
import { End } from "./moment.tsx";
import { Card, Facts, Page } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";
import { Manner, seatWeight } from "./vote-cards.tsx";

type Vote = Pick<Awaited<ReturnType<typeof ballotPage>>, "rule" | "closesAt" | "settings"> & {
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
          [t.votes.page.manner, <Manner key="manner" settings={vote.settings} />],
          vote.settings.method.code === "motion"
            ? [t.votes.page.majority, rule.majority]
            : [t.ballots.method, t.ballots.counted[vote.settings.method.code]],
          [t.votes.page.rule, vote.rule.citation],
        ]}
      />
    </section>
  );
}

/** That a secret ballot is in, and the word it can be found by later: shown once. */
export function SecretReceipt({ tracker, receipt }: { tracker: string; receipt: string }) {
  const t = useText();
  return (
    <Page narrow>
      <div className="row flex-nowrap gap-3.5">
        <Verdict yes />
        <div>
          <h1 className="text-yes">{t.votes.receipt.title}</h1>
          <p className="meta">{t.votes.receipt.lead}</p>
        </div>
      </div>
      <Card>
        <h2>{t.ballots.trackerTitle}</h2>
        <p className="figures font-extrabold text-xl">{tracker}</p>
        <p className="text-ink-2">{t.ballots.trackerHint}</p>
      </Card>
      <a className="btn" href={receipt}>
        {t.ballots.toReceipt}
      </a>
    </Page>
  );
}
