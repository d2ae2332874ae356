import type { RuleSet } from "#app/domain/votes/rules.ts";
import { hundredths, type Share, showArea, showHundredths } from "#app/domain/votes/shares.ts";
import type { Figures, Turnout as Taken, Tally } from "#app/domain/votes/tally.ts";
import { baseOf } from "#app/domain/votes/tally.ts";
import { Bar } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";

type Measure = Taken[number]["measure"];

const showCount = (measure: Measure, value: number) => (measure === "area" ? showArea(value) : String(value));
const percentOf = (part: number, whole: number) => hundredths(part, whole) / 100;
const lineOf = ({ numerator, denominator }: Share) => (numerator * 100) / denominator;

type Counted = { turnout: Taken; rule: Pick<RuleSet, "quorum">; isTurnoutHidden: boolean };

/** Who has taken part so far; of a secret vote, once they are enough for nobody to be made out. */
export function Turnout({ vote, first }: { vote: Counted; first?: boolean }) {
  const t = useText();
  if (vote.isTurnoutHidden) return <p className="meta">{t.ballots.fewTurnout}</p>;
  return <TurnoutBars turnout={vote.turnout} rule={vote.rule} first={first} />;
}

/** Who took part, against the quorum. Never what they chose. */
export function TurnoutBars({
  turnout,
  rule,
  first,
}: {
  turnout: Taken;
  rule: Pick<RuleSet, "quorum">;
  first?: boolean | undefined;
}) {
  const t = useText();
  return (
    <div className="stack">
      {(first ? turnout.slice(0, 1) : turnout).map(({ measure, participating, eligible, missingForQuorum }) => {
        const { took, unit } = t.votes.measures[measure];
        const percent = showHundredths(hundredths(participating, eligible));
        const needs = rule.quorum;
        return (
          <div key={measure}>
            <Bar
              label={`${took} ${percent}%`}
              percent={percentOf(participating, eligible)}
              line={needs ? lineOf(needs) : undefined}
              lineLabel={needs ? t.votes.line(t.votes.share(needs)) : undefined}
            />
            <div className="row between figures text-ink-2 text-s">
              <span>{t.votes.turnout(showCount(measure, participating), showCount(measure, eligible), unit)}</span>
              {needs && (
                <span>
                  {missingForQuorum > 0 ? t.votes.missing(showCount(measure, missingForQuorum), unit) : t.votes.enough}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

type Row = {
  measure: Measure;
  name: string;
  part: number;
  whole: number;
  needs: Share | null;
  missing: number;
  good: boolean;
};

/** First whether enough took part, then whether enough agreed: each measure against its line, and what was missing. */
export function ResultBars({ result, rule }: { result: Tally; rule: RuleSet }) {
  const t = useText();
  const words = t.votes.page;
  const { quorum, majority } = useRuleWords(rule);
  const took = result.figures.map(
    (figures): Row => ({
      measure: figures.measure,
      name: t.votes.measures[figures.measure].took,
      part: figures.participating,
      whole: figures.eligible,
      needs: rule.quorum,
      missing: figures.missingForQuorum,
      good: false,
    }),
  );
  const agreed = result.figures.map(
    (figures): Row => ({
      measure: figures.measure,
      name: t.votes.measures[figures.measure].agreed,
      part: figures.agreeing,
      whole: baseOf(rule, figures),
      needs: rule.majority,
      missing: figures.missingForMajority,
      good: true,
    }),
  );
  return (
    <>
      <Step title={words.tookEnough} needs={quorum} rows={took} />
      <Step title={words.agreedEnough} needs={majority} rows={agreed} />
    </>
  );
}

function Step({ title, needs, rows }: { title: string; needs: string; rows: readonly Row[] }) {
  const t = useText();
  return (
    <section className="stack gap-2">
      <h3>{title}</h3>
      <p className="meta">{t.votes.page.asked(needs)}</p>
      {rows.map((row) => (
        <Measured key={row.name} row={row} />
      ))}
    </section>
  );
}

/** The raw fraction beside a percentage that is never rounded up. */
function Measured({ row: { measure, name, part, whole, needs, missing, good } }: { row: Row }) {
  const t = useText();
  const { unit } = t.votes.measures[measure];
  const percent = showHundredths(hundredths(part, whole));
  return (
    <div>
      <p className="row between font-bold text-s">
        <span>{name}</span>
        <span className="figures">{percent}%</span>
      </p>
      <div className="row between figures text-ink-2 text-s">
        <span>
          {showCount(measure, part)} / {showCount(measure, whole)} {unit}
        </span>
        {needs &&
          (missing > 0 ? (
            <b className="text-no">{t.votes.missing(showCount(measure, missing), unit)}</b>
          ) : (
            <b className="text-yes">✓ {t.votes.reached}</b>
          ))}
      </div>
      <Bar
        label={`${name} ${percent}%`}
        percent={percentOf(part, whole)}
        line={needs ? lineOf(needs) : undefined}
        lineLabel={needs ? t.votes.line(t.votes.share(needs)) : undefined}
        good={good}
      />
    </div>
  );
}

/** The raw counts, measure by measure, as a table that can be checked by hand. */
export function CountTable({ figures }: { figures: readonly Figures[] }) {
  const t = useText();
  const words = t.votes.page;
  const rows: [string, (f: Figures) => number][] = [
    [words.agree, (f) => f.agreeing],
    [words.against, (f) => f.against],
    [words.abstain, (f) => f.abstaining],
    [words.tookNoPart, (f) => f.eligible - f.participating],
  ];
  return (
    <table className="figures w-full text-s">
      <caption className="sr-only">{words.detail}</caption>
      <thead>
        <tr className="text-ink-3">
          <th className="text-left font-normal">{words.detail}</th>
          {figures.map(({ measure }) => (
            <th key={measure} className="text-right font-normal">
              {t.votes.measures[measure].unit}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name} className="border-line border-t">
            <th className="py-1.5 text-left font-normal">{name}</th>
            {figures.map((f) => (
              <td key={f.measure} className="text-right">
                {showCount(f.measure, of(f))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
