import type { CommentView, Conversation } from "#app/domain/comments/queries.server.ts";
import { STANCES, type StanceKind } from "#app/domain/comments/stances.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "./form.tsx";
import { Moment } from "./moment.tsx";
import { Pill, type PillKind, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

const KINDS: Record<StanceKind, PillKind> = { support: "yes", oppose: "no", neutral: "calm", question: "sun" };
const FILLS: Record<StanceKind, string> = {
  support: "fill-yes",
  oppose: "fill-no",
  neutral: "fill-edge",
  question: "fill-sun",
};

/** People by where they stand, as a bar and in words. */
export function StanceBar({ people }: { people: Partial<Record<StanceKind, number>> }) {
  const t = useText();
  const shown = STANCES.map((stance) => ({ stance, count: people[stance] ?? 0 })).filter(({ count }) => count > 0);
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  let left = 0;
  const parts = shown.map(({ stance, count }) => {
    const part = { stance, x: left, width: (count * 100) / all };
    left += part.width;
    return part;
  });
  return (
    <div>
      <svg className="block h-3 w-full overflow-hidden rounded-full" aria-hidden="true">
        {parts.map(({ stance, x, width }) => (
          <rect key={stance} x={`${x}%`} width={`${width}%`} height="12" className={FILLS[stance]} />
        ))}
      </svg>
      <ul className="row between mt-1.5 text-ink-2 text-s" aria-label={t.proposals.comments.stanceBar}>
        {shown.map(({ stance, count }) => (
          <li key={stance}>{t.proposals.comments.people(t.proposals.stances[stance], count)}</li>
        ))}
      </ul>
    </div>
  );
}

type Place = { at: string; mayReply: boolean };

export function ConversationItem({ conversation, place }: { conversation: Conversation; place: Place }) {
  const t = useText();
  const hidden = conversation.replyCount > conversation.replies.length;
  return (
    <li className="stack gap-3">
      <CommentItem comment={conversation} place={place} />
      {conversation.replies.length > 0 && (
        <ul className="replies">
          {conversation.replies.map((reply) => (
            <li key={reply.id}>
              <CommentItem comment={reply} place={place} />
            </li>
          ))}
        </ul>
      )}
      {hidden && (
        <a className="link text-s" href={`${place.at}/comments/${conversation.id}`}>
          {t.proposals.comments.moreReplies(conversation.replyCount)}
        </a>
      )}
    </li>
  );
}

function CommentItem({ comment, place }: { comment: CommentView; place: Place }) {
  const t = useText();
  const address = `${place.at}/comments/${comment.id}`;
  return (
    <article className="comment" id={`comment-${comment.id}`}>
      <header className="row text-ink-2 text-s">
        <b className="text-ink">{comment.authorName}</b>
        {comment.official ? (
          <Pill kind="act">{t.official}</Pill>
        ) : (
          <Pill kind={KINDS[comment.stance]}>{t.proposals.stances[comment.stance]}</Pill>
        )}
        <a className="link -my-2 text-ink-3 no-underline" href={address}>
          <Moment at={comment.createdAt} />
        </a>
      </header>
      <Prose html={comment.bodyHtml} />
      {place.mayReply && (
        <a className="link -my-1.5 w-fit text-s no-underline" href={`${address}?reply=${comment.id}#write`}>
          {t.proposals.comments.reply}
        </a>
      )}
    </article>
  );
}

type CommentForm = {
  action: string;
  formKey: string;
  parent?: CommentView | undefined;
  answer: FormAnswer | undefined;
};

export function CommentForm({ action, formKey, parent, answer }: CommentForm) {
  const t = useText();
  const words = t.proposals.comments;
  const typed = answer?.typed;
  const field = fieldsOf(answer);
  return (
    <form method="post" action={action} className="card" id="write">
      <h2>{parent ? words.replyTo(parent.authorName) : words.write}</h2>
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={typed?.formKey ?? formKey} />
      <input type="hidden" name="parentId" value={typed?.parentId ?? parent?.id ?? ""} />
      <RadioGroup
        {...field("stance")}
        label={words.stance}
        inline
        options={STANCES.map((stance) => ({ value: stance, label: t.proposals.stances[stance] }))}
      />
      <TextArea {...field("body")} label={words.body} hint={words.bodyHint} rows={4} maxLength={2_000} required />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}
