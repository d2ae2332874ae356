import { useLocation } from "@remix-run/react";

import type { conversationIn } from "#app/domain/comments/conversation-queries.server.ts";
import type { ThreadRights } from "#app/domain/comments/policy.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { Answers, addressOf, Comment, type CommentPlace } from "./comment.tsx";
import { RefusalNotice } from "./form.tsx";
import { Card, Pager } from "./pieces.tsx";
import { useText } from "./served.ts";
import { Speak } from "./speak.tsx";

type Conversation = Awaited<ReturnType<typeof conversationIn>> & {
  rights: ThreadRights;
  at: string;
  base: string;
  formKey: string;
  answer: FormAnswer | undefined;
};

/** One comment in the middle: above it what it answers, below it what answers it, then the form to do so. */
export function Conversation({ conversation, face, rights, quote, at, base, formKey, answer }: Conversation) {
  const t = useText();
  const { pathname, search } = useLocation();
  const words = t.threads.conversation;
  const maySpeak = rights.refusal === null;
  const place: CommentPlace = { at, base, back: pathname + search, maySpeak, face };
  const { context, earlier, comment, next, first } = conversation;
  const here = `${at}/comments/${comment.id}`;
  return (
    <>
      {context.length > 0 && (
        <section className="card" aria-labelledby="context">
          <h2 id="context">{words.context}</h2>
          {earlier && (
            <a className="link w-fit text-s" href={addressOf(at, earlier)}>
              {words.earlier}
            </a>
          )}
          <ul className="stack gap-3">
            {context.map((one) => (
              <li key={one.id}>
                <Comment comment={one} place={place} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Card>
        <h2>{words.title}</h2>
        <Comment comment={comment} place={place} quotable />
        {comment.position !== null && (
          <h3>{comment.answerCount > 0 ? words.answers(comment.answerCount) : words.noAnswers}</h3>
        )}
        <Answers node={{ ...comment, answerCount: 0 }} place={place} />
      </Card>
      <Pager next={next && `${here}?after=${encodeURIComponent(next)}`} first={first} toFirst={here} />
      {comment.removed || comment.hiddenFor || comment.held ? (
        answer && <RefusalNotice refusal={answer.refusal} />
      ) : (
        <Speak
          action={here}
          formKey={formKey}
          rights={rights}
          outlook={face.outlook}
          parent={comment}
          quote={quote}
          answer={answer}
        />
      )}
    </>
  );
}
