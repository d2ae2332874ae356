import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { CommentForm } from "#app/domain/comments/forms.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalConversation } from "#app/domain/proposals/queries.server.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { Conversation } from "#app/ui/conversation.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { ProposalTitle, titled } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

/** Where a comment's own address leads: the comment in its conversation, with a form to answer it. */
export const loader = page(async ({ actor, community, param, url }) => {
  const asked = { after: url.searchParams.get("after") ?? undefined, quoting: url.searchParams.has("quote") };
  const found = await proposalConversation(actor, param("serial"), param("comment"), asked);
  return { base: `/c/${community.id}`, formKey: uuid(), ...found };
});

export const action = mixedForm(CommentForm, async ({ actor, community, param, input }) => {
  const serial = param("serial");
  const id = await commentOnProposal(actor, serial, input);
  return redirect(`/c/${community.id}/proposals/${serial}/comments/${id}#comment-${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: "proposals",
  title: (t, { proposal }) => titled(t, proposal.title),
});

export default function ConversationPage() {
  const { base, proposal, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const at = `${base}/proposals/${proposal.serial}`;
  return (
    <Page narrow>
      <BackLink to={`${at}#discussion`}>{t.threads.conversation.back}</BackLink>
      <h1>
        <ProposalTitle title={proposal.title} />
      </h1>
      <Conversation {...shown} rights={proposal.rights} at={at} base={base} answer={answer} />
    </Page>
  );
}
