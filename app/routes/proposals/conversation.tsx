import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { CommentForm as CommentSchema } from "#app/domain/comments/forms.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalConversation } from "#app/domain/proposals/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { CommentForm, ConversationItem } from "#app/ui/comments.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** Where a comment's own address leads: the conversation it stands in, with a form to answer one of it. */
export const loader = page(async ({ actor, community, param, url }) => {
  const found = await proposalConversation(actor, param("serial"), param("comment"));
  const all = [found.conversation, ...found.conversation.replies];
  const wanted = url.searchParams.get("reply") ?? param("comment");
  const parent = all.find(({ id }) => id === wanted) ?? found.conversation;
  return { base: `/c/${community.id}`, formKey: uuid(), parent, ...found };
});

export const action = form(CommentSchema, async ({ actor, community, param, input }) => {
  const serial = param("serial");
  const id = await commentOnProposal(actor, serial, input);
  return redirect(`/c/${community.id}/proposals/${serial}/comments/${id}#comment-${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (_, { proposal }) => proposal.title });

export default function ConversationPage() {
  const { base, formKey, parent, proposal, conversation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const at = `${base}/proposals/${proposal.serial}`;
  const mayReply = proposal.refusals.discuss === null;
  return (
    <Page narrow>
      <BackLink to={at}>{t.proposals.comments.toProposal}</BackLink>
      <h1>{proposal.title}</h1>
      <Card>
        <h2>{t.proposals.comments.conversation}</h2>
        <ul>
          <ConversationItem conversation={conversation} place={{ at, mayReply }} />
        </ul>
      </Card>
      {(mayReply || answer) && (
        <CommentForm action={`${at}/comments/${parent.id}`} formKey={formKey} parent={parent} answer={answer} />
      )}
    </Page>
  );
}
