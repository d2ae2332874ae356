import { ASKING, fewestAsking, INITIATORS, type Preconditions } from "#app/domain/vote-plans/preconditions.ts";
import type { Track } from "#app/domain/votes/rules.ts";
import { type fieldsOf, SelectField, TextArea, TextField } from "./form.tsx";
import { Facts } from "./pieces.tsx";
import { useText } from "./served.ts";

/** Who asks for a vote, what was studied before it, and what is noted of risks. */
export function PreconditionFields({ field }: { field: ReturnType<typeof fieldsOf> }) {
  const t = useText();
  const words = t.plans.before;
  const fields = ["askedBy", "asked", "studyOn", "studyMinutes", "risk"].map(field);
  return (
    <details open={fields.some(({ fault, defaultValue }) => fault || (defaultValue && defaultValue !== "committee"))}>
      <summary className="link">{words.summary}</summary>
      <div className="stack">
        <SelectField
          {...field("askedBy")}
          label={words.askedBy}
          hint={words.askedByHint}
          options={INITIATORS.map((value) => ({ value, label: words.initiators[value] }))}
        />
        <TextField {...field("asked")} inputMode="numeric" label={words.asked} hint={words.askedHint} />
        <TextField {...field("studyOn")} type="date" label={words.studyOn} hint={words.studyHint} />
        <TextField {...field("studyMinutes")} label={words.minutes} hint={words.minutesHint} maxLength={100} />
        <TextArea {...field("risk")} label={words.risk} hint={words.riskHint} rows={3} maxLength={2_000} />
      </div>
    </details>
  );
}

/** The same as it is kept with a plan and a vote: with how many it takes, and by what law. */
export function PreconditionFacts({ preconditions, track }: { preconditions: Preconditions; track: Track }) {
  const t = useText();
  const words = t.plans.before;
  const { askedBy, asked, of, study, risk } = preconditions;
  const fewest = of === null ? null : fewestAsking(track, askedBy, of);
  return (
    <Facts
      facts={[
        [words.askedBy, words.initiators[askedBy]],
        [words.asked, asked !== null && of !== null && fewest !== null && words.askedOf(asked, of, fewest)],
        [t.votes.page.rule, ASKING[track][askedBy]?.citation],
        [words.study, study && words.studied(study.on, study.minutes)],
        [words.risk, risk || words.noRisk],
      ]}
    />
  );
}
