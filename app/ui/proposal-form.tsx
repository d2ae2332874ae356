import { MOST_PICTURES, type PictureView } from "#app/domain/pictures/picture.ts";
import { CATEGORIES } from "#app/domain/proposals/categories.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextArea, TextField } from "./form.tsx";
import { PictureFields, PicturesToTake } from "./picture-fields.tsx";
import { useText } from "./served.ts";

type Values = Partial<Record<"title" | "category" | "body" | "revision" | "formKey", string>>;

type ProposalForm = {
  /** What the fields hold at first; what was typed wins. */
  values: Values;
  answer: FormAnswer | undefined;
  previewAt: string;
  /** Where the script asks what is like the title that is typed; left out for a text that is before the neighbours. */
  similarAt?: string;
  submit: string;
  /** What goes with the text already, and how many more find room. */
  pictures?: readonly PictureView[];
  room?: number;
  base: string;
};

/** The text of a proposal, new or old: one form for both. */
export function ProposalForm({ values, answer, previewAt, similarAt, submit, ...form }: ProposalForm) {
  const { pictures = [], room = MOST_PICTURES, base } = form;
  const t = useText();
  const words = t.proposals.form;
  const shown: Values = { ...values, ...answer?.typed };
  const field = fieldsOf(answer, values);
  // A stale form, looked over beside the newest text, is sent again against that text.
  const revision = answer?.refusal === "stale_form" ? values.revision : shown.revision;
  return (
    <form method="post" encType="multipart/form-data" className="card">
      <FormProblem answer={answer} />
      {revision && <input type="hidden" name="revision" value={revision} />}
      {shown.formKey && <input type="hidden" name="formKey" value={shown.formKey} />}
      <div>
        <TextField {...field("title")} label={words.title} hint={words.titleHint} maxLength={60} required />
        {similarAt && <div className="only-script" aria-live="polite" data-similar-at={similarAt} />}
      </div>
      <SelectField
        {...field("category")}
        label={words.category}
        placeholder={words.categoryPlaceholder}
        required
        options={CATEGORIES.map((category) => ({ value: category, label: t.proposals.categories[category] }))}
      />
      <TextArea
        {...field("body")}
        label={words.body}
        hint={words.bodyHint}
        rows={10}
        maxLength={10_000}
        required
        previewAt={previewAt}
      />
      <PicturesToTake pictures={pictures} base={base} answer={answer} />
      <PictureFields answer={answer} room={room} />
      <SubmitButton>{submit}</SubmitButton>
    </form>
  );
}

type Written = {
  title: string;
  category: string;
  body: string;
  pictures: readonly PictureView[];
  room: number;
  revision: number;
};

/** The form with a text in it. When somebody else changed that text meanwhile, theirs is shown beside what was typed. */
export function EditProposal({
  proposal,
  answer,
  base,
}: {
  proposal: Written;
  answer: FormAnswer | undefined;
  base: string;
}) {
  const t = useText();
  const { title, category, body, pictures, room } = proposal;
  const values = { title, category, body, revision: String(proposal.revision) };
  return (
    <>
      {answer?.refusal === "stale_form" && (
        <section className="card">
          <h2>{t.proposals.form.stale}</h2>
          <p className="font-semibold">{proposal.title}</p>
          <p className="whitespace-pre-wrap">{proposal.body}</p>
        </section>
      )}
      <ProposalForm
        {...{ values, answer, pictures, room, base }}
        previewAt={`${base}/preview`}
        submit={t.proposals.form.save}
      />
    </>
  );
}
