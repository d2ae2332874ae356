import { LONGEST_COMMENT } from "#app/domain/comments/forms.ts";
import type { ThreadRights } from "#app/domain/comments/policy.ts";
import { STANCES } from "#app/domain/comments/stances.ts";
import type { CommentView } from "#app/domain/comments/views.ts";
import type { Outlook } from "#app/domain/sanctions/judgment.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CheckField, ticked } from "./check-field.tsx";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "./form.tsx";
import { PictureFields } from "./picture-fields.tsx";
import { useText } from "./served.ts";
import { ToldRefusal } from "./told.tsx";

type CommentForm = {
  action: string;
  formKey: string;
  rights: ThreadRights;
  /** Whether one could say something now, and how much more. */
  outlook: Outlook;
  /** What is answered, and what of it is quoted. */
  parent?: CommentView;
  quote?: string;
  answer: FormAnswer | undefined;
};

export function CommentForm({ action, formKey, rights, outlook, parent, quote, answer }: CommentForm) {
  const t = useText();
  const words = t.threads;
  const typed = answer?.typed;
  const field = fieldsOf(answer, { body: quote });
  const { refusal, left } = outlook;
  if (refusal && !answer) {
    return (
      <section id="write">
        <ToldRefusal refusal={refusal.code} told={refusal.told} kept={false} />
      </section>
    );
  }
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card" id="write">
      <h2>{parent ? words.conversation.replyTo(parent.authorName) : words.write}</h2>
      {answer && (
        // biome-ignore lint/a11y/noAutofocus: the answer to what was sent may stand many screens below the page's beginning
        <div tabIndex={-1} autoFocus>
          <FormProblem answer={answer} />
        </div>
      )}
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
      {left !== null && <p className="meta">{t.sanctions.refused.left(left)}</p>}
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
