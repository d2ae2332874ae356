import { useLocation } from "@remix-run/react";

import type { ThreadRights } from "#app/domain/comments/policy.ts";
import type { ThreadPage } from "#app/domain/comments/queries.server.ts";
import { threadQuery } from "#app/domain/comments/showing.ts";
import type { ThreadFace } from "#app/domain/comments/views.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { Comment, CommentItem, type CommentPlace } from "./comment.tsx";
import { FollowButton, UnreadNotice } from "./follow.tsx";
import { Waiting } from "./held.tsx";
import { NewsBar } from "./news-bar.tsx";
import { Pager } from "./pieces.tsx";
import { useText } from "./served.ts";
import { Speak } from "./speak.tsx";
import { StanceBar } from "./stance-bar.tsx";
import { ThreadChoices } from "./thread-choices.tsx";
import { ThreadSummary } from "./thread-summary.tsx";

type Thread = {
  thread: ThreadPage;
  face: ThreadFace;
  rights: ThreadRights;
  /** The address of what is talked about, and the community's. */
  at: string;
  base: string;
  formKey: string;
  answer: FormAnswer | undefined;
};

/** What people think of something, whatever it is, and the form to say something oneself. */
export function Thread({ thread, face, rights, at, base, formKey, answer }: Thread) {
  const t = useText();
  const { pathname, search } = useLocation();
  const words = t.threads;
  const maySpeak = rights.refusal === null;
  const maySummarise = rights.summarise && (thread.commentCount > 0 || thread.summary !== null);
  const place: CommentPlace = { at, base, back: pathname + search, maySpeak, face };
  const threadAt = `${base}/threads/${thread.threadId}`;
  const { view, isPart, conversations, next } = thread;
  return (
    <section className="stack" aria-labelledby="discussion">
      <div className="row between -mb-2">
        <h2 id="discussion">{words.title}</h2>
        <div className="row">
          <span className="meta">{words.count(thread.commentCount)}</span>
          {rights.follow && <FollowButton following={face.unread !== null} threadAt={threadAt} back={place.back} />}
        </div>
      </div>
      <NewsBar threadAt={threadAt} seen={thread.lastPosition} to={`${at}?since=${thread.lastPosition}#comments`} />
      <UnreadNotice unread={face.unread} lastPosition={thread.lastPosition} threadAt={threadAt} />
      <ThreadSummary summary={thread.summary} editAt={maySummarise ? `${threadAt}/summary` : null} />
      <StanceBar people={thread.people} />
      {(conversations.length > 0 || isPart) && <ThreadChoices view={view} at={at} />}
      {view.since !== undefined && (
        <div className="notice">
          <p>{conversations.length > 0 ? words.since : words.noneSince}</p>
          <a className="link" href={`${at}#comments`}>
            {words.conversation.back}
          </a>
        </div>
      )}
      <Pinned thread={thread} place={place} />
      {conversations.length === 0 && view.since === undefined && (
        <p className="card meta">
          {view.show ? words.noneShown : words.none}
          {maySpeak && !isPart && ` ${words.noneHint}`}
        </p>
      )}
      {conversations.length > 0 && (
        <div className="card">
          <ul className="stack gap-3">
            {conversations.map((node) =>
              isPart ? (
                <li key={node.id}>
                  <Comment comment={node} place={place} alone />
                </li>
              ) : (
                <CommentItem key={node.id} node={node} place={place} />
              ),
            )}
          </ul>
        </div>
      )}
      <Pager
        next={next && `${at}${threadQuery({ ...view, after: next })}#comments`}
        first={thread.first}
        toFirst={`${at}${threadQuery({ ...view, after: undefined })}#comments`}
      />
      <Waiting held={face.held} base={base} maySpeak={maySpeak} />
      <Speak action={at} formKey={formKey} rights={rights} outlook={face.outlook} answer={answer} />
    </section>
  );
}

/** The latest official answers, before everything else; they stand in their conversations as well. */
function Pinned({ thread, place }: { thread: ThreadPage; place: CommentPlace }) {
  const words = useText().threads.pinned;
  if (thread.pinned.length === 0) return null;
  const all = `${place.at}${threadQuery({ sort: "newest", show: "answers" })}#comments`;
  return (
    <section className="card card-sun" aria-labelledby="answers">
      <h3 id="answers">{words.title}</h3>
      <ul className="stack gap-3">
        {thread.pinned.map((comment) => (
          <li key={comment.id}>
            <Comment comment={comment} place={place} alone again />
          </li>
        ))}
      </ul>
      {thread.morePinned && (
        <a className="link w-fit text-s" href={all}>
          {words.more}
        </a>
      )}
    </section>
  );
}
