import { PHOTO_TYPES } from "#app/domain/shared/photo-header.ts";
import { STANDINGS } from "#app/domain/verification/standing.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FileField, FormProblem, fieldsOf, RadioGroup, SubmitButton, TextField } from "./form.tsx";
import { useText } from "./served.ts";

/** Where the code of a letter is typed by hand. */
export function CodeForm({ typed, isWrong }: { typed: string; isWrong: boolean }) {
  const t = useText();
  const words = t.verification.join;
  return (
    <form action="/join" className="card">
      {isWrong && (
        <p className="notice notice-no" role="alert">
          {words.wrong}
        </p>
      )}
      <p>{words.typeLead}</p>
      <TextField
        name="code"
        label={words.code}
        hint={words.codeHint}
        maxLength={100}
        autoComplete="off"
        required
        defaultValue={typed}
      />
      <SubmitButton>{words.next}</SubmitButton>
      <p className="meta">{words.noLetter}</p>
    </form>
  );
}

/** Who somebody says to be to a home, and what shows it. */
export function ClaimFields({
  answer,
  name,
  formKey,
}: {
  answer: FormAnswer | undefined;
  name: string;
  formKey: string;
}) {
  const t = useText();
  const words = t.verification.form;
  const field = fieldsOf(answer, { claimedName: name });
  return (
    <>
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
      <RadioGroup
        {...field("standing")}
        label={words.standing}
        options={STANDINGS.map((standing) => ({ value: standing, ...t.verification.standings[standing] }))}
      />
      <TextField
        {...field("claimedName")}
        label={words.name}
        hint={words.nameHint}
        maxLength={60}
        autoComplete="name"
        required
      />
      <TextField
        {...field("ownerName")}
        label={words.ownerName}
        hint={words.ownerNameHint}
        maxLength={60}
        autoComplete="off"
      />
      <FileField
        name="proof"
        label={words.proof}
        hint={words.proofHint}
        fault={answer?.faults.proof}
        accept={PHOTO_TYPES}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </>
  );
}
