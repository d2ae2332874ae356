import { LONGEST_APPEAL, VERDICTS } from "#app/domain/moderation/forms.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, RefusalNotice, SubmitButton, TextArea } from "./form.tsx";

type Verdict = {
  answer: FormAnswer | undefined;
  refusal: RefusalCode | null;
  words: { verdict: string; verdicts: Record<(typeof VERDICTS)[number], string>; answer: string; submit: string };
};

/** The form in which a second person decides on an appeal, against whatever it was made; or why this one may not. */
export function VerdictForm({ answer, refusal, words }: Verdict) {
  if (refusal && !answer) return <RefusalNotice refusal={refusal} />;
  const field = fieldsOf(answer);
  const options = VERDICTS.map((value) => ({ value, label: words.verdicts[value] }));
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <RadioGroup {...field("verdict")} label={words.verdict} options={options} required />
      <TextArea {...field("answer")} label={words.answer} rows={4} maxLength={LONGEST_APPEAL} required />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}
