import { LONGEST_COMMENT } from "#app/domain/comments/forms.ts";
import type { ThreadRights } from "#app/domain/comments/policy.ts";
import { STANCES } from "#app/domain/comments/stances.ts";
import type { CommentView } from "#app/domain/comments/views.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CheckField, ticked } from "./check-field.tsx";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "./form.tsx";
import { PictureFields } from "./picture-fields.tsx";
import { useText } from "./served.ts";

type CommentForm = {
  action: string;
  formKey: string;
  rights: ThreadRights;
  /** What is answered, and what of it is quoted. */
  parent?: CommentView;
  quote?: string;
  answer: FormAnswer | undefined;
};

export function CommentForm({ action, formKey, rights, parent, quote, answer }: CommentForm) {
  const t = useText();
  const words = t.threads;
  const typed = answer?.typed;
  const field = fieldsOf(answer, { body: quote });
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card" id="write">
      <h2>{parent ? words.conversation.replyTo(parent.authorName) : words.write}</h2>
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={typed?.formKey ?? formKey} />
      <input type="hidden" name="parentId" value={typed?.parentId ?? parent?.id ?? ""} />
      <RadioGroup
        {...field("stance")}
        label={words.stance}
        inline
        options={STANCES.map((stance) => ({ value: stance, label: words.stances[stance] }))}
      />
      <TextArea
        {...field("body")}
        label={words.body}
        hint={words.bodyHint}
        rows={quote ? 7 : 4}
        maxLength={LONGEST_COMMENT}
        required
      />
      <PictureFields answer={answer} />
      {rights.answer && (
        <CheckField
          name="answer"
          label={words.answerTick}
          hint={words.answerTickHint}
          checked={ticked(answer, "answer")}
        />
      )}
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}
