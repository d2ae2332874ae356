import { METHODS } from "#app/domain/votes/settings.ts";
import { type fieldsOf, SelectField, TextArea, TextField } from "./form.tsx";
import { useText } from "./served.ts";

const CHOICES = ["secrecy", "finality", "precedence", "tieBreak"] as const;
const FIELDS = ["options", "most", "seats", "maxScore", "budget", "lotSource", "deemed"] as const;

/** How a vote is held, folded up while it is as most are: a motion, by name and for good. */
export function SettingsFields({ field }: { field: ReturnType<typeof fieldsOf> }) {
  const t = useText();
  const words = t.plans.settings;
  const touched = [...FIELDS.map(field), field("method"), ...CHOICES.map(field)].some(
    ({ fault, defaultValue }) => fault || (defaultValue && !USUAL.has(defaultValue)),
  );
  const choice = <Value extends string>(
    name: (typeof CHOICES)[number],
    label: string,
    options: Readonly<Record<Value, string>>,
  ) => (
    <SelectField
      {...field(name)}
      label={label}
      options={Object.entries<string>(options).map(([value, text]) => ({ value, label: text }))}
    />
  );
  return (
    <details open={touched}>
      <summary className="link">{words.summary}</summary>
      <div className="stack">
        <SelectField
          {...field("method")}
          label={words.method}
          hint={words.methodHint}
          options={METHODS.map((code) => ({
            value: code,
            label: `${words.methods[code].label} · ${words.methods[code].hint}`,
          }))}
        />
        <TextArea {...field("options")} label={words.options} hint={words.optionsHint} rows={5} maxLength={6_000} />
        <TextField {...field("most")} inputMode="numeric" label={words.most} hint={words.mostHint} />
        <TextField {...field("seats")} inputMode="numeric" label={words.seats} hint={words.seatsHint} />
        <TextField {...field("maxScore")} inputMode="numeric" label={words.maxScore} hint={words.maxScoreHint} />
        <TextField {...field("budget")} inputMode="decimal" label={words.budget} hint={words.budgetHint} />
        {choice("secrecy", words.secrecy, words.secrecies)}
        {choice("finality", words.finality, words.finalities)}
        {choice("precedence", words.precedence, words.precedences)}
        {choice("tieBreak", words.tieBreak, words.tieBreaks)}
        <TextField {...field("lotSource")} label={words.lotSource} hint={words.lotSourceHint} maxLength={200} />
        <TextField {...field("deemed")} label={words.deemed} hint={words.deemedHint} maxLength={200} />
      </div>
    </details>
  );
}

/** What the fields hold when nobody has touched them. */
const USUAL = new Set(["motion", "named", "final", "online", "none"]);
