import type { OptionsResult } from "#app/domain/votes/result.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { Bar } from "./pieces.tsx";
import { useText } from "./served.ts";

type Counted = { result: OptionsResult; settings: VoteSettings };
type Sums = Record<string, number | string>;

/** What an option is called, by its id. */
export function useOptionText({ options }: Pick<VoteSettings, "options">) {
  const texts = new Map(options.map(({ id, text }) => [id, text]));
  return (id: string) => texts.get(id) ?? id;
}

/** What the method added up, so that anybody can follow how it came to its winners. Without a quorum it added up nothing. */
export function OptionFigures({ result, settings }: Counted) {
  if (!result.quorate) return null;
  switch (settings.method.code) {
    case "schulze":
      return <Pairs result={result} settings={settings} />;
    case "irv":
      return <Rounds rounds={result.counts.rounds as Round[]} settings={settings} />;
    case "stv":
      return (
        <Rounds rounds={result.counts.stages as Round[]} settings={settings} quota={String(result.counts.quota)} />
      );
    default:
      return <VotesForEach result={result} settings={settings} />;
  }
}

/** What each option was given, most first. */
function VotesForEach({ result: { counts, winners }, settings }: Counted) {
  const words = useText().ballots.decided;
  const textOf = useOptionText(settings);
  const isScore = settings.method.code === "score";
  const given = Object.entries((counts.votes ?? counts.totals ?? {}) as Record<string, number>);
  const most = Math.max(1, ...given.map(([, votes]) => votes));
  return (
    <div className="stack gap-2">
      <h3>{isScore ? words.everyScore : words.every}</h3>
      {given
        .sort(([, a], [, b]) => b - a)
        .map(([id, votes]) => {
          const shown = isScore ? words.points(String(votes)) : words.votes(String(votes));
          return (
            <div key={id}>
              <div className="row between flex-nowrap text-s">
                <span>
                  {winners.includes(id) && "✓ "}
                  {textOf(id)}
                </span>
                <span className="figures shrink-0">{shown}</span>
              </div>
              <Bar label={`${textOf(id)} ${shown}`} percent={(votes * 100) / most} good={winners.includes(id)} />
            </div>
          );
        })}
    </div>
  );
}

/** Whoever won beside each of the others: how many like which of the two better. */
function Pairs({ result: { counts, winners }, settings }: Counted) {
  const words = useText().ballots.decided;
  const textOf = useOptionText(settings);
  const pairs = counts.pairwise as Record<string, Record<string, number>>;
  const shown = winners.length > 0 ? winners : (counts.potentialWinners as string[]);
  return shown.map((id) => (
    <table key={id} className="figures w-full text-s">
      <caption className="mb-2 text-left font-bold">{words.pairs(textOf(id))}</caption>
      <thead>
        <tr className="text-ink-3">
          <th className="text-left font-normal">{words.beside}</th>
          <th className="whitespace-nowrap pl-3 text-right font-normal">{words.likesIt}</th>
          <th className="whitespace-nowrap pl-3 text-right font-normal">{words.likesOther}</th>
        </tr>
      </thead>
      <tbody>
        {settings.options
          .filter((other) => other.id !== id)
          .map((other) => (
            <tr key={other.id} className="border-line border-t">
              <th className="py-1.5 text-left font-normal">{other.text}</th>
              <td className="pl-3 text-right">
                <b>{pairs[id]?.[other.id] ?? 0}</b>
              </td>
              <td className="pl-3 text-right">{pairs[other.id]?.[id] ?? 0}</td>
            </tr>
          ))}
      </tbody>
    </table>
  ));
}

type Round = {
  votes: Sums;
  excluded?: string[];
  lowest?: string[];
  elected?: string[];
  winner?: string;
};

/** Round by round: who had how many votes, and who left or was elected. */
function Rounds({ rounds, settings, quota }: { rounds: Round[]; settings: VoteSettings; quota?: string }) {
  const words = useText().ballots.decided;
  const textOf = useOptionText(settings);
  return (
    <div className="stack gap-3">
      {quota && <p>{words.quota(quota)}</p>}
      <ol className="stack gap-3">
        {rounds.map(({ votes, excluded = [], lowest = [], elected = [], winner }, at) => {
          const endOf = (id: string) =>
            id === winner || elected.includes(id)
              ? words.elected
              : excluded.includes(id)
                ? words.excluded
                : lowest.includes(id) && words.lowest;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no more than their place
            <li key={at}>
              <h3>{words.round(at + 1)}</h3>
              <ul className="text-s">
                {Object.entries(votes).map(([id, sum]) => (
                  <li key={id} className="row between flex-nowrap border-line border-t py-1.5">
                    <span>
                      {textOf(id)}
                      {endOf(id) && <b> · {endOf(id)}</b>}
                    </span>
                    <span className="figures shrink-0">{words.votes(String(sum))}</span>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
