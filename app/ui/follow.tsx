import type { followedThreads, ownMentions } from "#app/domain/comments/own-queries.server.ts";
import { Moment } from "./moment.tsx";
import { Card, Pill } from "./pieces.tsx";
import { ProposalTitle } from "./proposal-title.tsx";
import { useText } from "./served.ts";

export function FollowButton({ following, threadAt, back }: { following: boolean; threadAt: string; back: string }) {
  const words = useText().threads.follow;
  return (
    <form method="post" action={following ? `${threadAt}/following/end` : `${threadAt}/following`} className="contents">
      <input type="hidden" name="back" value={back} />
      <button type="submit" className="chip">
        {following ? words.unfollow : words.follow}
      </button>
    </form>
  );
}

type Unread = { unread: number | null; lastPosition: number; threadAt: string };

/** That there is something new; to go and see it is to have seen it. */
export function UnreadNotice({ unread, lastPosition, threadAt }: Unread) {
  const words = useText().threads.follow;
  if (!unread) return null;
  return (
    <form method="post" action={`${threadAt}/reading`} className="notice row between">
      <span>{words.unread(unread)}</span>
      <input type="hidden" name="since" value={Math.max(0, lastPosition - unread)} />
      <button type="submit" className="chip">
        {words.read}
      </button>
    </form>
  );
}

type Followed = Awaited<ReturnType<typeof followedThreads>>;

/** One's own threads, each with what is new in it. */
export function FollowedThreads({ threads, base }: { threads: Followed; base: string }) {
  const words = useText().threads.follow;
  if (threads.length === 0) return null;
  return (
    <Card>
      <h2>{words.title}</h2>
      <ul className="list">
        {threads.map(({ threadId, path, title, unread, readThrough }) => (
          <li key={threadId}>
            <a className="list-link" href={`${base}/${path}#discussion`}>
              <strong>
                <ProposalTitle title={title} />
              </strong>
              {unread === 0 && <span className="meta">{words.nothingNew}</span>}
            </a>
            {unread > 0 && (
              <form method="post" action={`${base}/threads/${threadId}/reading`} className="row between pb-2">
                <Pill kind="sun">{words.fresh(unread)}</Pill>
                <input type="hidden" name="since" value={readThrough} />
                <button type="submit" className="chip">
                  {words.read}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Mentions({ mentions, base }: { mentions: Awaited<ReturnType<typeof ownMentions>>; base: string }) {
  const words = useText().threads.follow;
  if (mentions.length === 0) return null;
  return (
    <Card>
      <h2>{words.mentions}</h2>
      <ul className="list">
        {mentions.map(({ commentId, by, at, excerpt }) => (
          <li key={commentId}>
            <a className="list-link" href={`${base}/comments/${commentId}`}>
              <span className="meta">
                {words.mentionedBy(by)} · <Moment at={at} />
              </span>
              <strong>{excerpt}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
