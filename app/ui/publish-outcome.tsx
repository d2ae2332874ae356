import { taskRows } from "#app/domain/outcomes/forms.ts";
import type { publishOutcomePage } from "#app/domain/outcomes/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea, TextField } from "./form.tsx";
import { useText } from "./served.ts";

type PublishOutcome = Pick<
  Awaited<ReturnType<typeof publishOutcomePage>>,
  "suggestions" | "holidaysKnown" | "refusal"
> & {
  /** The result of a binding vote is put before a second person. */
  binding: boolean;
  formKey: string;
  answer: FormAnswer | undefined;
  previewAt: string;
};

const OFFERED_ROWS = taskRows.slice(0, 4);

/** The form that publishes an outcome. What was decided is not in it: that is the count's to say. */
export function PublishOutcome({
  suggestions,
  holidaysKnown,
  binding,
  refusal,
  formKey,
  answer,
  previewAt,
}: PublishOutcome) {
  const t = useText();
  const words = t.outcomes.publish;
  const field = fieldsOf(answer, { ...suggestions, noticeDays: String(suggestions.noticeDays) });
  if (refusal && !answer) return <RefusalNotice refusal={refusal} />;
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
      <TextField {...field("title")} label={words.heading} maxLength={120} required />
      <TextArea
        {...field("body")}
        label={words.body}
        hint={words.bodyHint}
        maxLength={10_000}
        required
        previewAt={previewAt}
      />
      <div className="grid gap-3 min-[600px]:grid-cols-2">
        <TextField {...field("effectiveOn")} type="date" label={words.effectiveOn} required />
        <TextField
          {...field("noticeDays")}
          type="number"
          min={15}
          max={365}
          inputMode="numeric"
          label={words.noticeDays}
          hint={words.noticeDaysHint + (holidaysKnown ? "" : t.acts.holidaysUnknown)}
          required
        />
      </div>
      <fieldset className="stack">
        <legend className="mb-1.5 font-semibold">{words.tasks}</legend>
        <p className="meta">{words.tasksHint}</p>
        {OFFERED_ROWS.map((names, row) => (
          <fieldset key={names.title} className="stack gap-3 border-line border-t pt-3">
            <legend className="meta float-left">{words.task(row + 1)}</legend>
            <TextField {...field(names.title)} label={words.taskTitle} maxLength={120} />
            <div className="grid gap-3 min-[600px]:grid-cols-2">
              <TextField {...field(names.unit)} label={words.taskUnit} maxLength={60} />
              <TextField {...field(names.dueOn)} type="date" label={words.taskDueOn} />
            </div>
          </fieldset>
        ))}
      </fieldset>
      {binding && <p className="meta">{t.acts.twoPeople}</p>}
      <SubmitButton>{binding ? t.acts.publication.submit : words.submit}</SubmitButton>
    </form>
  );
}
