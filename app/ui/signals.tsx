import type { SerializeFrom } from "@remix-run/node";
import { MANY_FLAGS } from "#app/domain/moderation/grounds.ts";
import { LONGEST_TRIED } from "#app/domain/signals/forms.ts";
import type { ShownHit, ShownSignal } from "#app/domain/signals/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "./form.tsx";
import { useText } from "./served.ts";

type Noticed = { signals: readonly SerializeFrom<ShownSignal>[]; flags: number; held: boolean };

/** What was noticed about a comment, each in a sentence and words where they stand. */
export function Noticed({ signals, flags, held }: Noticed) {
  const words = useText().signals.seen;
  if (signals.length === 0 && flags < MANY_FLAGS && !held) return null;
  return (
    <ul className="stack gap-1">
      {signals.map((signal) =>
        signal.kind === "words" ? (
          signal.hits.map((hit) => <HitLine key={`${hit.word} ${hit.passage.before} ${hit.passage.after}`} hit={hit} />)
        ) : (
          <li key={signal.kind}>{sentence(words, signal)}</li>
        ),
      )}
      {flags >= MANY_FLAGS && <li>{words.flags(flags)}</li>}
      {signals.length === 0 && held && <li>{words.nothing}</li>}
    </ul>
  );
}

/** A word of the list that was found: which, how it was written, and where. */
export function HitLine({ hit: { word, ground, strength, variants, passage } }: { hit: ShownHit }) {
  const t = useText();
  const words = t.signals.seen;
  const how = variants.map((variant) => t.signals.variants[variant]).join(words.and);
  return (
    <li>
      {words.word(word, t.moderation.grounds[ground].name)}
      {how && words.written(how)}
      {strength === "hold" && words.held}
      <span className="meta block">
        {words.place}
        {passage.before}
        <mark>{passage.found}</mark>
        {passage.after}
      </span>
    </li>
  );
}

function sentence(words: Messages["signals"]["seen"], signal: Exclude<SerializeFrom<ShownSignal>, { kind: "words" }>) {
  switch (signal.kind) {
    case "review":
      return words.review[signal.whose];
    case "newAccount":
      return words.newAccount(signal.days, signal.posts);
    case "links":
      return words.links(signal.count);
    case "repeated":
      return words.repeated(signal.own, signal.others);
    case "speed":
      return words.speed(signal.count);
  }
}

type Trial = { action: string; answer: FormAnswer | undefined; text?: string | undefined; again?: boolean };

/** A text to try the list of words on. */
export function TrialForm({ action, answer, text, again = false }: Trial) {
  const words = useText().signals.words;
  return (
    <form method="post" action={action} className="card">
      <FormProblem answer={answer} />
      <h2>{again ? words.tryAgain : words.tryTitle}</h2>
      <TextArea
        {...fieldsOf(answer, { text })("text")}
        label={words.tryText}
        hint={words.tryLead}
        rows={3}
        maxLength={LONGEST_TRIED}
        required
      />
      <SubmitButton kind="ghost">{words.trySubmit}</SubmitButton>
    </form>
  );
}
