import type { CommentNode, CommentView, ThreadFace } from "#app/domain/comments/views.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { HeldWords } from "./held.tsx";
import { Moment } from "./moment.tsx";
import { Pictures } from "./pictures.tsx";
import { Pill, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";
import { STANCE_PILLS } from "./stance-bar.tsx";

/** Where comments are shown, and to whom. */
export type CommentPlace = {
  /** The address of what is talked about. */
  at: string;
  /** The community's address. */
  base: string;
  /** This very page, to come back to. */
  back: string;
  maySpeak: boolean;
  face: ThreadFace;
};

export const addressOf = (at: string, id: string) => `${at}/comments/${id}#comment-${id}`;

/** A comment, and below it those that answer it: what is read first stands first, whoever reads it how. */
export function CommentItem({ node, place }: { node: CommentNode; place: CommentPlace }) {
  return (
    <li className="stack gap-3">
      <Comment comment={node} place={place} />
      <Answers node={node} place={place} />
    </li>
  );
}

export function Answers({ node, place }: { node: CommentNode; place: CommentPlace }) {
  const t = useText();
  const { answers, answerCount, replyCount, parentId } = node;
  return (
    <>
      {answers.length > 0 && (
        <ul className="replies">
          {answers.map((answer) => (
            <CommentItem key={answer.id} node={answer} place={place} />
          ))}
        </ul>
      )}
      {answerCount > answers.length && (
        <a className="link text-s" href={addressOf(place.at, node.id)}>
          {t.threads.comment.goOn(parentId === null ? replyCount : answerCount)}
        </a>
      )}
    </>
  );
}

type Item = {
  comment: CommentView;
  place: CommentPlace;
  /** By itself, away from what it answers and what answers it. */
  alone?: boolean;
  /** Shown here a second time, to be read: what is done with it is done at its place. */
  again?: boolean;
  /** What the form on this page answers, and so can quote. */
  quotable?: boolean;
};

export function Comment({ comment, place, alone, again, quotable }: Item) {
  const t = useText();
  const words = t.threads.comment;
  const address = addressOf(place.at, comment.id);
  const { position } = comment;
  const isGone = comment.removed || comment.hiddenFor !== null || comment.held;
  const held = place.face.held.find(({ id }) => id === comment.id);
  return (
    <article
      className="comment"
      id={again ? undefined : `comment-${comment.id}`}
      tabIndex={again ? undefined : -1}
      aria-label={
        position === null
          ? t.signals.held.label(comment.authorName)
          : isGone
            ? words.gone(position)
            : words.label(comment.authorName, position)
      }
    >
      {!(held && position === null) && (
        <header className="row text-ink-2 text-s">
          {!isGone && <Author comment={comment} alone={alone} again={again} />}
          <a className="link -my-2 gap-1 text-ink-3 no-underline" href={address}>
            {position !== null && `#${position} · `}
            <Moment at={comment.createdAt} />
          </a>
          {comment.edited && !isGone && (
            <a className="link -my-2 text-ink-3" href={`${place.base}/comments/${comment.id}/history`}>
              {words.edited}
            </a>
          )}
        </header>
      )}
      {comment.removed ? (
        <p className="meta">{words.removed}</p>
      ) : held ? (
        <HeldWords held={held} base={place.base} maySpeak={place.maySpeak} />
      ) : comment.held ? (
        <p className="meta">{t.signals.held.others}</p>
      ) : comment.hiddenFor ? (
        <Tombstone id={comment.id} ground={comment.hiddenFor} place={place} />
      ) : (
        <>
          <Prose html={comment.bodyHtml} />
          <Pictures pictures={comment.pictures} base={place.base} />
        </>
      )}
      {!isGone && (
        <footer className="row text-s">
          <Ratings comment={comment} place={place} again={again} />
          {!again && <Deeds comment={comment} place={place} quotable={quotable} />}
          {alone && (
            <a className="link no-underline" href={address}>
              {words.inContext}
            </a>
          )}
        </footer>
      )}
    </article>
  );
}

/** What is left of a comment that the committee hid; its author finds the way to the reason and the appeal. */
function Tombstone({ id, ground, place: { base, face } }: { id: string; ground: Ground; place: CommentPlace }) {
  const { comment: words, grounds } = useText().moderation;
  return (
    <p className="meta">
      {words.hidden(grounds[ground].name)}{" "}
      <a className="link" href={`${base}/conduct#${ground}`}>
        {words.rule}
      </a>{" "}
      {face.own.includes(id) && (
        <a className="link" href={`${base}/comments/${id}/measure`}>
          {words.why}
        </a>
      )}
    </p>
  );
}

function Author({ comment, alone, again }: Pick<Item, "comment" | "alone" | "again">) {
  const t = useText();
  return (
    <>
      <b className="text-ink">{comment.authorName}</b>
      {comment.office ? (
        <Pill kind="act">{t.threads.offices[comment.office]}</Pill>
      ) : (
        <Pill kind={STANCE_PILLS[comment.stance]}>{t.threads.stances[comment.stance]}</Pill>
      )}
      {comment.answer && !again && <Pill kind="sun">{t.threads.comment.official}</Pill>}
      {alone && comment.answersTo && <span>{t.threads.comment.answersTo(comment.answersTo)}</span>}
    </>
  );
}

/** How many found it helpful; buttons for those who may say so, which take back what was said when pressed again. */
function Ratings({ comment, place, again }: Item) {
  const words = useText().threads.comment;
  const { id, position, helpful, unhelpful } = comment;
  const { face, base, back, maySpeak } = place;
  if (again || !maySpeak || face.own.includes(id)) {
    const said = [helpful > 0 && words.helpfulTo(helpful), unhelpful > 0 && words.unhelpfulTo(unhelpful)];
    return helpful + unhelpful > 0 && <span className="meta">{said.filter(Boolean).join(" · ")}</span>;
  }
  const said = face.rated[id];
  return (
    <form
      method="post"
      action={`${base}/comments/${id}/rating`}
      className="row"
      aria-label={words.rating(position ?? 0)}
    >
      <input type="hidden" name="back" value={back} />
      <button
        className="chip"
        type="submit"
        name="rating"
        value={said === true ? "none" : "helpful"}
        aria-pressed={said === true}
      >
        {words.helpful(helpful)}
      </button>
      <button
        className="chip"
        type="submit"
        name="rating"
        value={said === false ? "none" : "unhelpful"}
        aria-pressed={said === false}
      >
        {words.unhelpful(unhelpful)}
      </button>
    </form>
  );
}

function Deeds({ comment: { id }, place: { at, base, maySpeak, face }, quotable }: Item) {
  const t = useText();
  const words = t.threads.comment;
  const isOwn = face.own.includes(id);
  const deeds = [
    ...(maySpeak ? [{ href: `${at}/comments/${id}#write`, text: words.reply }] : []),
    ...(maySpeak && quotable ? [{ href: `${at}/comments/${id}?quote=yes#write`, text: words.quote }] : []),
    ...(isOwn && maySpeak ? [{ href: `${base}/comments/${id}/edit`, text: words.edit }] : []),
    ...(isOwn
      ? [{ href: `${base}/comments/${id}/removal`, text: words.remove }]
      : [{ href: `${base}/comments/${id}/flag`, text: t.moderation.comment.flag }]),
  ];
  return deeds.map(({ href, text }) => (
    <a key={href} className="link px-1 no-underline" href={href}>
      {text}
    </a>
  ));
}
