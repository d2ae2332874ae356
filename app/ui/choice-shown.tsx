import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import { useOptionText } from "./option-figures.tsx";
import { useText } from "./served.ts";

type Ballot = Pick<VoteSettings, "method" | "options">;

/** What was chosen, read back: one line for each option that was named, and what was left out where that says something. */
export function ChoiceShown({ ballot, choice }: { ballot: Ballot; choice: BallotChoice }) {
  const t = useText();
  const words = t.ballots;
  const textOf = useOptionText(ballot);
  if (ballot.method.code === "motion") return t.votes.choices[choice as Choice].label;
  if (typeof choice === "string") return textOf(choice);
  const named = namedIn(choice);
  if (named.length === 0) return words.nothing;
  const left = ballot.options.filter(({ id }) => !named.flat().includes(id)).map(({ text }) => text);
  const isRanking = Array.isArray(choice) && Array.isArray(choice[0]);
  const points = Array.isArray(choice) ? {} : (choice as Record<string, number>);
  const List = isRanking ? "ol" : "ul";
  return (
    <>
      <List>
        {named.map((group, at) => (
          <li key={group.join()} className="row between flex-nowrap items-baseline">
            <span>
              {isRanking && <span className="figures">{at + 1}. </span>}
              {group.length > 1 ? words.equal(group.map(textOf).join("、")) : group.map(textOf)}
            </span>
            {!Array.isArray(choice) && (
              <span className="figures shrink-0">{words.points(points[group[0] ?? ""] ?? 0)}</span>
            )}
          </li>
        ))}
      </List>
      {left.length > 0 && (isRanking || !Array.isArray(choice)) && (
        <p className="meta font-normal">{(isRanking ? words.leftUnranked : words.leftUnscored)(left.join("、"))}</p>
      )}
    </>
  );
}

/** The options that a ballot names, those it holds equal together. */
function namedIn(choice: BallotChoice): string[][] {
  if (Array.isArray(choice)) return choice.map((one) => (Array.isArray(one) ? (one as string[]) : [String(one)]));
  return Object.keys(choice ?? {}).map((id) => [id]);
}
