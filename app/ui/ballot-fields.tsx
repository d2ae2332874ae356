import { type BallotChoice, CHOSEN, fieldOf, fieldsOfChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { CHOICES, type Choice } from "#app/domain/votes/tally.ts";
import { RadioGroup } from "./form.tsx";
import { useText } from "./served.ts";

type Ballot = Pick<VoteSettings, "method" | "options">;
type Typed = Readonly<Record<string, string>>;

type Fields = {
  ballot: Ballot;
  typed?: Typed | undefined;
  /** Where the form can also say that there is no valid choice. */
  optional?: boolean;
};

/** What is to be filled in on a ballot, whatever the vote is counted by. */
export function BallotFields({ ballot: { method, options }, typed = {}, optional }: Fields) {
  const t = useText();
  const words = t.ballots;
  switch (method.code) {
    case "motion": {
      const choices = CHOICES.map((value) => ({ value, ...t.votes.choices[value] }));
      return (
        <RadioGroup
          name="choice"
          label={t.votes.ballot.choice}
          options={choices}
          defaultValue={typed.choice}
          required={!optional}
        />
      );
    }
    case "singleChoice": {
      const choices = options.map(({ id, text }) => ({ value: id, label: text }));
      return (
        <RadioGroup
          name="choice"
          label={words.single}
          options={choices}
          defaultValue={typed.choice}
          required={!optional}
        />
      );
    }
    case "score": {
      const marks = Array.from({ length: method.max + 1 }, (_, points) => ({
        value: String(points),
        label: words.points(points),
      }));
      const { scoreHint, noScore } = words;
      return <Marks {...{ options, marks, typed }} label={words.score(method.max)} hint={scoreHint} none={noScore} />;
    }
    case "schulze":
    case "irv":
    case "stv": {
      const marks = options.map((_, at) => ({ value: String(at + 1), label: words.rank(at + 1) }));
      const { ranking, rankingHint, noRank } = words;
      return <Marks {...{ options, marks, typed }} label={ranking} hint={rankingHint} none={noRank} />;
    }
    case "approval":
      return <Boxes {...{ options, typed }} label={words.approval(method.most)} hint={words.approvalHint} />;
    default:
      return <Boxes {...{ options, typed }} label={words.projects(method.budget)} hint={words.projectsHint} />;
  }
}

type Options = { options: Ballot["options"]; typed: Typed; label: string; hint: string };

function Boxes({ options, typed, label, hint }: Options) {
  const t = useText();
  return (
    <fieldset className="field">
      <legend className="mb-1.5">{label}</legend>
      <p className="meta mb-2">{hint}</p>
      <div className="stack gap-3">
        {options.map(({ id, text, cost }) => (
          <label key={id} className="option">
            <input type="checkbox" name={fieldOf(id)} value={CHOSEN} defaultChecked={typed[fieldOf(id)] === CHOSEN} />
            <span>
              <span className="font-bold text-l">{text}</span>
              {cost && <span className="meta figures block">{t.ballots.amount(cost)}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Mark = { value: string; label: string };

/** A list to pick from for each option: it works with a thumb, a keyboard and a screen reader alike. */
function Marks({ options, typed, label, hint, marks, none }: Options & { marks: readonly Mark[]; none: string }) {
  return (
    <fieldset className="field">
      <legend className="mb-1.5">{label}</legend>
      <p className="meta mb-2">{hint}</p>
      <div className="stack gap-3">
        {options.map(({ id, text }) => (
          <label key={id} className="option between">
            <span className="font-bold text-l">{text}</span>
            <select name={fieldOf(id)} className="input w-auto" defaultValue={typed[fieldOf(id)] ?? ""}>
              <option value="">{none}</option>
              {marks.map(({ value, label: shown }) => (
                <option key={value} value={value}>
                  {shown}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A ballot's choice in the fields of a form that only confirms it. */
export function ChoiceInputs({ ballot, choice }: { ballot: Ballot; choice: BallotChoice }) {
  return Object.entries(fieldsOfChoice(ballot, choice)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** What was chosen, read back: one line for each option that was named. */
export function ChoiceShown({ ballot: { method, options }, choice }: { ballot: Ballot; choice: BallotChoice }) {
  const t = useText();
  const textOf = (id: unknown) => options.find((option) => option.id === id)?.text ?? String(id);
  if (method.code === "motion") return t.votes.choices[choice as Choice].label;
  if (typeof choice === "string") return textOf(choice);
  const lines = linesOf(choice, textOf, t.ballots.points);
  if (lines.length === 0) return t.ballots.nothing;
  const List = Array.isArray(choice) && Array.isArray(choice[0]) ? "ol" : "ul";
  return (
    <List className={List === "ol" ? "list-inside list-decimal" : undefined}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </List>
  );
}

function linesOf(choice: BallotChoice, textOf: (id: unknown) => string, points: (points: number) => string): string[] {
  if (Array.isArray(choice))
    return choice.map((one) => (Array.isArray(one) ? one.map(textOf).join(" = ") : textOf(one)));
  return Object.entries((choice ?? {}) as Record<string, number>).map(
    ([id, given]) => `${textOf(id)}：${points(given)}`,
  );
}
