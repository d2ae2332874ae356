import { type BallotChoice, CHOSEN, fieldOf, fieldsOfChoice } from "#app/domain/votes/ballot-choice.ts";
import { showAmount } from "#app/domain/votes/methods/budget.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { CHOICES } from "#app/domain/votes/tally.ts";
import { RadioGroup } from "./form.tsx";
import { useText } from "./served.ts";

type Ballot = Pick<VoteSettings, "method" | "options">;
type Typed = Readonly<Record<string, string>>;

type Fields = {
  ballot: Ballot;
  typed?: Typed | undefined;
  /** Where the form can also say that there is no valid choice. */
  optional?: boolean;
  /** Above the choices, where it is not the voter who fills it in. */
  heading?: string;
};

/** What is to be filled in on a ballot, whatever the vote is counted by. */
export function BallotFields({ ballot: { method, options }, typed = {}, optional, heading }: Fields) {
  const t = useText();
  const words = t.ballots;
  const { label, hint } = useMarking(method);
  const radios = { name: "choice", label: heading ?? label, defaultValue: typed.choice, required: !optional };
  switch (method.code) {
    case "motion":
      return <RadioGroup {...radios} options={CHOICES.map((value) => ({ value, ...t.votes.choices[value] }))} />;
    case "singleChoice":
      return <RadioGroup {...radios} options={options.map(({ id, text }) => ({ value: id, label: text }))} />;
    case "score": {
      const marks = Array.from({ length: method.max + 1 }, (_, points) => ({
        value: String(points),
        label: words.points(points),
      }));
      return <Marks {...{ options, marks, typed, label, hint }} none={words.noScore} />;
    }
    case "schulze":
    case "irv":
    case "stv": {
      const marks = options.map((_, at) => ({ value: String(at + 1), label: words.rank(at + 1) }));
      return <Marks {...{ options, marks, typed, label, hint }} none={words.noRank} />;
    }
    default:
      return <Boxes {...{ options, typed, label, hint }} />;
  }
}

/** How a ballot is to be marked, in a few words, and what leaving something out means. */
export function useMarking(method: VoteSettings["method"]): { label: string; hint: string } {
  const t = useText();
  const words = t.ballots;
  switch (method.code) {
    case "motion":
      return { label: t.votes.ballot.choice, hint: "" };
    case "singleChoice":
      return { label: words.single, hint: "" };
    case "approval":
      return { label: words.approval(method.most), hint: words.approvalHint };
    case "score":
      return { label: words.score(method.max), hint: words.scoreHint };
    case "schulze":
    case "irv":
    case "stv":
      return { label: words.ranking, hint: words.rankingHint };
    default:
      return { label: words.projects(showAmount(method.budget)), hint: words.projectsHint };
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
              {cost && <span className="meta figures block font-normal">{t.ballots.amount(showAmount(cost))}</span>}
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
            <select name={fieldOf(id)} className="input w-auto shrink-0" defaultValue={typed[fieldOf(id)] ?? ""}>
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
