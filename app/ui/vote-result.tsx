import { showAmount, spentOn } from "#app/domain/votes/methods/budget.ts";
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
import { OptionFigures, useOptionText } from "./option-figures.tsx";
import { Card } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";
import { CountTable, ResultBars, TurnoutBars } from "./vote-figures.tsx";

type Counted = { rule: RuleSet; settings: VoteSettings };

type Ended = {
  result: Result;
  vote: Counted;
  /** What was published from it was taken back. */
  annulled?: boolean;
  /** Nothing was published from it yet, and what is still read or resolved may change it. */
  preliminary?: boolean;
};

/** How the vote ended, large, and then every figure it rests on. */
export function VoteResult({ result, vote, annulled = false, preliminary = false }: Ended) {
  return (
    <>
      <Answer {...{ result, vote, annulled, preliminary }} />
      {isOfOptions(result) ? <OptionsResultCards result={result} vote={vote} /> : <MotionCards {...{ result, vote }} />}
      {result.apart && <WaysCard apart={result.apart} measures={vote.rule.measures} />}
    </>
  );
}

/** The one thing people came for: passed or not, or what was chosen, and in a sentence why. Of what is annulled, without a sign. */
function Answer({ result, vote: { rule, settings }, annulled, preliminary }: Ended) {
  const t = useText();
  const { force } = useRuleWords(rule);
  const textOf = useOptionText(settings);
  const isGood = result.decision === "passed" || result.decision === "decided";
  const winners = isOfOptions(result) ? result.winners : [];
  const [only, ...others] = winners;
  const isOne = isGood && only !== undefined && others.length === 0;
  const answer = isOne ? textOf(only) : t.votes.decisions[result.decision];
  const color = annulled ? "text-ink-2" : isGood ? "text-yes" : "text-no";
  return (
    <div className="row flex-nowrap gap-3.5">
      {!annulled && <Verdict yes={isGood} />}
      <div>
        <p className={`font-extrabold leading-tight ${answer.length > 8 ? "text-xl" : "text-2xl"} ${color}`}>
          {answer}
        </p>
        <p className="text-ink-2">{t.votes.whys[result.decision]}</p>
        <p className="meta">{force}</p>
        {preliminary && <p className="font-bold">{t.votes.page.preliminary}</p>}
      </div>
    </div>
  );
}

function MotionCards({ result, vote: { rule, settings } }: { result: MotionResult; vote: Counted }) {
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

function OptionsResultCards({ result, vote: { rule, settings } }: { result: OptionsResult; vote: Counted }) {
  const t = useText();
  const words = t.ballots.decided;
  const { method, options, tieBreak } = settings;
  const { winners, ties } = result;
  const textOf = useOptionText(settings);
  const title = "budget" in method ? words.funded(winners.length) : words.winners(winners.length);
  // One winner without a tie is the answer itself, and has been said.
  const isSaid = winners.length === 1 && ties.length === 0 && !("budget" in method);
  return (
    <>
      {!isSaid && (
        <Card>
          <h2>{winners.length > 0 ? title : result.decision === "tied" ? words.undecided : words.none}</h2>
          <ul className="stack gap-2">
            {winners.map((id) => (
              <li key={id} className="font-bold text-l">
                ✓ {textOf(id)}
              </li>
            ))}
          </ul>
          {"budget" in method && (
            <p className="figures">{words.spent(showAmount(spentOn(options, winners)), showAmount(method.budget))}</p>
          )}
          {ties.map(({ at, between, brokenBy }) => {
            const names = between.map(textOf).join("、");
            return <p key={at}>{brokenBy === "lot" ? words.tieByLot(names) : words.tie(names)}</p>;
          })}
          {result.decision === "tied" && tieBreak.rule === "lot" && (
            <p className="notice">{t.ballots.needsLot(tieBreak.source)}</p>
          )}
          {result.unfollowed && <p className="notice">{words.unfollowed}</p>}
        </Card>
      )}
      <Card>
        <h2>{t.votes.page.resultTitle}</h2>
        <TurnoutBars turnout={result.figures} rule={rule} />
        <p className="meta">{t.ballots.counted[method.code]}</p>
        <OptionFigures result={result} settings={settings} />
      </Card>
    </>
  );
}

/** Online, paper, proxy; and what was invalid, is in dispute or never came. Where all came online, that is all there is to say. */
function WaysCard({ apart, measures }: { apart: Apart; measures: RuleSet["measures"] }) {
  const t = useText();
  const words = t.ballots.apart;
  const isOnlineAlone = WAYS.every((way) => way === "online" || way === "notVoted" || apart[way].heads === 0);
  if (isOnlineAlone) return <p className="meta">{words.onlineAlone}</p>;
  return (
    <Card>
      <h2>{words.title}</h2>
      <table className="figures w-full text-s">
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr className="text-ink-3">
            <th className="text-left font-normal">{words.way}</th>
            {measures.map((measure) => (
              <th key={measure} className="pl-3 text-right font-normal">
                {t.votes.measures[measure].unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WAYS.map((way) => (
            <tr key={way} className="border-line border-t">
              <th className="py-1.5 text-left font-normal">
                {t.ballots.ways[way]}
                {way in words.whats && (
                  <span className="meta block">{words.whats[way as keyof typeof words.whats]}</span>
                )}
              </th>
              {measures.map((measure) => (
                <td key={measure} className="whitespace-nowrap py-1.5 pl-3 text-right align-top">
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
