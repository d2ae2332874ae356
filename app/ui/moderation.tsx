import type { ComponentProps } from "react";

import type { CommentInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { type Ground, HOUSE_GROUNDS, LEGAL_GROUNDS } from "#app/domain/moderation/grounds.ts";
import type { ownMeasures } from "#app/domain/moderation/own-queries.server.ts";
import type { MeasureState } from "#app/domain/moderation/policy.ts";
import { RadioGroup, SelectField } from "./form.tsx";
import { Moment } from "./moment.tsx";
import { Pictures } from "./pictures.tsx";
import { Card, Pill, type PillKind, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

type Choice = Omit<ComponentProps<typeof RadioGroup>, "options">;

/** All grounds, each with what it means: what neighbours meet most often stands first. */
export function GroundChoice(choice: Choice) {
  const words = useText().moderation.grounds;
  const options = [...HOUSE_GROUNDS, ...LEGAL_GROUNDS].map((ground) => ({
    ...{ value: ground, label: words[ground].name, hint: words[ground].meaning },
  }));
  return <RadioGroup {...choice} options={options} required />;
}

/** The same by name alone, where one is known that need not be chosen again. */
export function GroundSelect(choice: Omit<ComponentProps<typeof SelectField>, "options">) {
  const words = useText().moderation.grounds;
  const options = [...HOUSE_GROUNDS, ...LEGAL_GROUNDS].map((ground) => ({ value: ground, label: words[ground].name }));
  return <SelectField {...choice} options={options} required />;
}

/** How often each ground was named, and what was said besides. */
export function Signals({ signals }: { signals: readonly { ground: Ground; note: string }[] }) {
  const { case: words, grounds } = useText().moderation;
  return (
    <ul className="stack gap-1">
      {signals.map(({ ground, note }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: flags have no names here, and the list is drawn once
        <li key={at}>
          {words.signal(grounds[ground].name)}
          {note && <span className="meta block whitespace-pre-wrap">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What was said, and what it answers: a reply is not understood without. */
export function InContext({
  comment,
  base,
}: {
  comment: Omit<CommentInContext, "authorId" | "createdAt">;
  base: string;
}) {
  const t = useText();
  const [words, held] = [t.moderation.case, t.signals.held];
  return (
    <>
      {comment.parent && (
        <div className="border-line border-l-4 pl-3 text-ink-2 text-s">
          <p className="meta">{words.parent(comment.parent.authorName)}</p>
          <Prose html={comment.parent.bodyHtml} />
        </div>
      )}
      <p className="meta">
        {comment.position === null ? held.label(comment.authorName) : words.by(comment.authorName, comment.position)}
      </p>
      <Prose html={comment.bodyHtml} />
      <Pictures pictures={comment.pictures} base={base} />
    </>
  );
}

const KINDS: Record<MeasureState, PillKind> = {
  standing: "no",
  undone: "calm",
  appealed: "sun",
  upheld: "no",
  reversed: "yes",
};

export function MeasurePill({ state }: { state: MeasureState }) {
  return <Pill kind={KINDS[state]}>{useText().moderation.measure.states[state]}</Pill>;
}

type Own = Awaited<ReturnType<typeof ownMeasures>>;

/** What was done about one's own comments, each with the way to its reason and to the appeal. */
export function OwnMeasures({ measures, base }: { measures: Own; base: string }) {
  const { measure: words, grounds } = useText().moderation;
  if (measures.length === 0) return null;
  return (
    <Card>
      <h2>{words.own}</h2>
      <ul className="list">
        {measures.map(({ id, commentId, ground, state, at, excerpt }) => (
          <li key={id}>
            <a className="list-link" href={`${base}/comments/${commentId}/measure`}>
              <span className="row">
                <MeasurePill state={state} />
                <span className="meta">
                  {grounds[ground].name} · <Moment at={at} />
                </span>
              </span>
              <strong>{excerpt}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
