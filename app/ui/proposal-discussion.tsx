import type { threadPage } from "#app/domain/comments/queries.server.ts";
import type { ProposalView } from "#app/domain/proposals/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CommentForm, ConversationItem, StanceBar } from "./comments.tsx";
import { RefusalNotice } from "./form.tsx";
import { Pager, SectionHead } from "./pieces.tsx";
import { useText } from "./served.ts";

type Discussion = {
  proposal: ProposalView;
  thread: Awaited<ReturnType<typeof threadPage>>;
  /** The proposal's address. */
  at: string;
  formKey: string;
  answer: FormAnswer | undefined;
};

/** What people think of a proposal, and the form to say something oneself. */
export function Discussion({ proposal, thread, at, formKey, answer }: Discussion) {
  const t = useText();
  const words = t.proposals.comments;
  const mayWrite = proposal.refusals.discuss === null;
  const place = { at, mayReply: mayWrite };
  return (
    <section className="stack" aria-labelledby="discussion">
      <SectionHead id="discussion" title={words.title} more={words.count(proposal.commentCount)} />
      <div className="card">
        <StanceBar people={proposal.stances} />
        {thread.conversations.length === 0 ? (
          <p className="meta">
            {words.none}
            {mayWrite && ` ${words.noneHint}`}
          </p>
        ) : (
          <ul className="stack gap-3">
            {thread.conversations.map((conversation) => (
              <ConversationItem key={conversation.id} conversation={conversation} place={place} />
            ))}
          </ul>
        )}
      </div>
      <Pager
        next={thread.next && `${at}?after=${encodeURIComponent(thread.next)}#discussion`}
        first={thread.first}
        toFirst={`${at}#discussion`}
      />
      {mayWrite || answer ? (
        <CommentForm action={at} formKey={formKey} answer={answer} />
      ) : proposal.merger ? (
        <p className="notice">{t.mergers.talkThere}</p>
      ) : proposal.refusals.discuss === "sign_in_first" && proposal.discussable ? (
        <a className="btn" href={`/sign-in?next=${encodeURIComponent(`${at}#write`)}`}>
          {words.signIn}
        </a>
      ) : (
        <RefusalNotice refusal={proposal.discussable ? proposal.refusals.discuss : "discussion_closed"} />
      )}
    </section>
  );
}
