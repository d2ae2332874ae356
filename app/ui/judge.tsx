import type { ReactNode } from "react";
import type { justDone } from "#app/domain/moderation/done-queries.server.ts";
import { DAYS_TO_EDIT, LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "./form.tsx";
import { GroundPicker, type Likely } from "./moderation.tsx";
import { useText } from "./served.ts";

type Done = NonNullable<Awaited<ReturnType<typeof justDone>>>;

/** What was just decided, and the way to take it back; `skipped` were not decided, for somebody else had. */
export function JustDone({ done, skipped, base }: { done: Done | null; skipped: number; base: string }) {
  const words = useText().moderation.judge;
  if (!done && skipped === 0) return null;
  const said = (["kept", "hidden", "asked", "escalated", "undone"] as const).filter(
    (what) => done && done.counts[what] > 0,
  );
  return (
    <div className="notice notice-yes row between" role="status">
      <p>
        {said.map((what) => words.done[what](done?.counts[what] ?? 0)).join(words.between)}
        {skipped > 0 && ` ${words.skipped(skipped)}`}
      </p>
      {done?.open && (
        <form method="post" action={`${base}/moderation/undoing`}>
          <input type="hidden" name="at" value={done.at} />
          <button className="chip" type="submit" data-key="z" aria-keyshortcuts="z">
            {words.undo}
          </button>
        </form>
      )}
    </div>
  );
}

type Sheet = { id: string; title: string; covered?: string; lead: string; open: boolean; children: ReactNode };

/** What a button of the bar opens, over the page on a phone, with how the text begins that it `covered`: by its address, so that it needs no script. */
export function Sheet({ id, title, covered, lead, open, children }: Sheet) {
  const words = useText().moderation.judge;
  return (
    <section id={id} className={open ? "sheet sheet-open" : "sheet"} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className="row between">
        <h2 id={`${id}-title`}>{title}</h2>
        <a className="link" href="#text" data-close-sheet="">
          {words.close}
        </a>
      </div>
      {covered && <p className="line-clamp-2 border-line border-l-2 pl-3 min-[960px]:hidden">{covered}</p>}
      <p className="meta">{lead}</p>
      {children}
    </section>
  );
}

type Reasons = Likely & { answer: FormAnswer | undefined; note: string };

/** The ground and the reason, which whoever wrote it is told. */
export function GroundAndNote({ answer, note, ...likely }: Reasons) {
  const words = useText().moderation.case;
  const field = fieldsOf(answer);
  return (
    <>
      <GroundPicker {...field("ground")} {...likely} label={words.ground} />
      <TextArea {...field("note")} label={note} rows={2} maxLength={LONGEST_NOTE} required />
    </>
  );
}

type OneForm = Likely & { answer: FormAnswer | undefined; action: string; revision: number };

export function HideForm({ answer, action, revision, submit, ...likely }: OneForm & { submit: string }) {
  const words = useText().moderation.case;
  return (
    <form method="post" action={action} className="stack">
      <FormProblem answer={answer} />
      <input type="hidden" name="revision" value={revision} />
      <GroundAndNote answer={answer} note={words.note} {...likely} />
      <SubmitButton kind="danger">{submit}</SubmitButton>
    </form>
  );
}

export function AskForm({ answer, action, revision, ...likely }: OneForm) {
  const { case: words, request } = useText().moderation;
  const field = fieldsOf(answer, { days: "3" });
  const options = DAYS_TO_EDIT.map((value) => ({ value, label: request.days(Number(value)) }));
  return (
    <form method="post" action={action} className="stack">
      <FormProblem answer={answer} />
      <input type="hidden" name="revision" value={revision} />
      <GroundAndNote answer={answer} note={words.note} {...likely} />
      <RadioGroup {...field("days")} label={request.until} options={options} inline />
      <SubmitButton>{request.submit}</SubmitButton>
    </form>
  );
}

type Bar = { at: string; revision: number; escalate: boolean; held: boolean };

/** All that can be done with what is read, where a thumb reaches it; each has a key where there is script. */
export function JudgeBar({ at, revision, escalate, held }: Bar) {
  const t = useText();
  const words = t.moderation.judge;
  return (
    <nav className="thumb-bar" aria-label={words.bar}>
      <form method="post" action={`${at}/keep`}>
        <input type="hidden" name="revision" value={revision} />
        <button className="btn" type="submit" data-key="k" aria-keyshortcuts="k">
          {held ? t.signals.judge.publish : words.keep}
        </button>
      </form>
      <a className="btn btn-danger" href="#hide" data-key="h" aria-keyshortcuts="h">
        {held ? t.signals.judge.submit : words.hide}
      </a>
      <a className="btn btn-ghost" href="#ask" data-key="e" aria-keyshortcuts="e">
        {words.ask}
      </a>
      {escalate && (
        <form method="post" action={`${at}/escalation`}>
          <input type="hidden" name="revision" value={revision} />
          <button className="btn btn-ghost" type="submit" data-key="u" aria-keyshortcuts="u">
            {words.escalate}
          </button>
        </form>
      )}
    </nav>
  );
}

/** The keys there are, and the way to have none: whoever speaks to their computer would press them by accident. */
export function KeyList({ escalate }: Pick<Bar, "escalate">) {
  const words = useText().moderation.judge;
  const keys = words.keyList.filter(({ key }) => escalate || key !== "U");
  return (
    <section className="only-script invisible" aria-label={words.keys}>
      <p className="keys meta">
        <span data-keys-list="">
          {keys.map(({ key, does }) => (
            <span key={key} className="keys-one">
              <kbd>{key}</kbd> {does}
            </span>
          ))}
        </span>
        <button type="button" className="chip" data-keys-toggle={words.keysOn}>
          {words.keysOff}
        </button>
      </p>
    </section>
  );
}
