import {
  isOfOptions,
  type MotionResult,
  type OptionsResult,
  type VoteResult as Result,
} from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { type Apart, WAYS } from "#app/domain/votes/tally.ts";
import { Verdict } from "./icons.tsx";
import { Bar, Card } from "./pieces.tsx";
import { useText } from "./served.ts";
import { useRuleWords } from "./vote.tsx";
import { CountTable, ResultBars, TurnoutBars } from "./vote-figures.tsx";

type Counted = { rule: RuleSet; settings: VoteSettings };

/** How the vote ended, large, and then every figure it rests on. */
export function VoteResult({ result, vote }: { result: Result; vote: Counted }) {
  return (
    <>
      <Answer result={result} rule={vote.rule} />
      {isOfOptions(result) ? <OptionsFigures result={result} vote={vote} /> : <MotionFigures {...{ result, vote }} />}
      {result.apart && <WaysTable apart={result.apart} measures={vote.rule.measures} />}
    </>
  );
}

function Answer({ result, rule }: { result: Result; rule: RuleSet }) {
  const t = useText();
  const { force } = useRuleWords(rule);
  const isGood = result.decision === "passed" || result.decision === "decided";
  return (
    <div className="row flex-nowrap gap-3.5">
      <Verdict yes={isGood} />
      <div>
        <p className={`font-extrabold text-2xl leading-tight ${isGood ? "text-yes" : "text-no"}`}>
          {t.votes.decisions[result.decision]}
        </p>
        <p className="meta">{force}</p>
      </div>
    </div>
  );
}

function MotionFigures({ result, vote: { rule, settings } }: { result: MotionResult; vote: Counted }) {
  const t = useText();
  const { deemedResult } = result;
  return (
    <>
      <Card>
        <h2>{t.votes.page.resultTitle}</h2>
        <ResultBars result={result} rule={rule} />
        <CountTable figures={result.figures} />
      </Card>
      {deemedResult && settings.deemed && (
        <Card>
          <h2>{t.ballots.deemed.title}</h2>
          <p className="font-bold text-l">{t.votes.decisions[deemedResult.decision]}</p>
          <p className="meta">{t.ballots.deemed.lead(settings.deemed.citation)}</p>
          <ResultBars result={deemedResult} rule={rule} />
        </Card>
      )}
    </>
  );
}

function OptionsFigures({ result, vote: { rule, settings } }: { result: OptionsResult; vote: Counted }) {
  const t = useText();
  const words = t.ballots.decided;
  const { method, options } = settings;
  const textOf = (id: string) => options.find((option) => option.id === id)?.text ?? id;
  const isBudget = method.code === "greedyBudget" || method.code === "equalShares";
  const title = isBudget
    ? words.funded(result.winners.length)
    : result.winners.length > 1
      ? words.winners(result.winners.length)
      : words.winner;
  return (
    <>
      <Card>
        <h2>{result.winners.length > 0 ? title : words.none}</h2>
        <ul className="stack gap-2">
          {result.winners.map((id) => (
            <li key={id} className="font-bold text-l">
              ✓ {textOf(id)}
            </li>
          ))}
        </ul>
        {result.ties.map(({ at, between, brokenBy }) => {
          const names = between.map(textOf).join("、");
          return <p key={at}>{brokenBy === "lot" ? words.tieByLot(names) : words.tie(names)}</p>;
        })}
        {result.unfollowed && <p className="notice">{words.unfollowed}</p>}
        <p className="meta">{t.ballots.counted[method.code]}</p>
      </Card>
      <Card>
        <h2>{t.votes.page.resultTitle}</h2>
        <TurnoutBars turnout={result.figures} rule={rule} />
        <VotesForEach result={result} settings={settings} />
      </Card>
    </>
  );
}

/** What each option was given, most first; where the method adds nothing up there is nothing to show. */
function VotesForEach({ result: { counts, winners }, settings }: { result: OptionsResult; settings: VoteSettings }) {
  const words = useText().ballots.decided;
  const isScore = settings.method.code === "score";
  const given = Object.entries((counts.votes ?? counts.totals ?? {}) as Record<string, number>);
  if (given.length === 0) return null;
  const most = Math.max(1, ...given.map(([, votes]) => votes));
  const textOf = (id: string) => settings.options.find((option) => option.id === id)?.text ?? id;
  return (
    <div className="stack gap-2">
      <h3 className="text-s">{words.every}</h3>
      {given
        .sort(([, a], [, b]) => b - a)
        .map(([id, votes]) => {
          const shown = isScore ? words.points(String(votes)) : words.votes(String(votes));
          return (
            <div key={id}>
              <div className="row between text-s">
                <span>
                  {winners.includes(id) && "✓ "}
                  {textOf(id)}
                </span>
                <span className="figures">{shown}</span>
              </div>
              <Bar label={`${textOf(id)} ${shown}`} percent={(votes * 100) / most} good={winners.includes(id)} />
            </div>
          );
        })}
    </div>
  );
}

/** Online, paper, proxy; and what was invalid, is in dispute or never came. */
function WaysTable({ apart, measures }: { apart: Apart; measures: RuleSet["measures"] }) {
  const t = useText();
  const words = t.ballots.apart;
  return (
    <Card>
      <h2>{words.title}</h2>
      <table className="figures w-full text-s">
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr className="text-ink-3">
            <th className="text-left font-normal">{words.way}</th>
            {measures.map((measure) => (
              <th key={measure} className="text-right font-normal">
                {t.votes.measures[measure].unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WAYS.map((way) => (
            <tr key={way} className="border-line border-t">
              <th className="py-1.5 text-left font-normal">{t.ballots.ways[way]}</th>
              {measures.map((measure) => (
                <td key={measure} className="text-right">
                  {measure === "area" ? showArea(apart[way].areaDm2) : apart[way].heads}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{words.lead}</p>
    </Card>
  );
}
