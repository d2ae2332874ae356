import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { CommentForm } from "#app/domain/comments/forms.ts";
import { commentOnNotice } from "#app/domain/outcomes/comment-on-notice.server.ts";
import { noticeConversation } from "#app/domain/outcomes/notice-queries.server.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { Conversation } from "#app/ui/conversation.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** One comment on a notice in its conversation, with a form to answer it. */
export const loader = page(async ({ actor, community, param, url }) => {
  const asked = { after: url.searchParams.get("after") ?? undefined, quoting: url.searchParams.has("quote") };
  const found = await noticeConversation(actor, param("serial"), param("comment"), asked);
  return { base: `/c/${community.id}`, formKey: uuid(), ...found };
});

export const action = mixedForm(CommentForm, async ({ actor, community, param, input }) => {
  const serial = param("serial");
  const id = await commentOnNotice(actor, serial, input);
  return redirect(`/c/${community.id}/notices/${serial}/comments/${id}#comment-${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "notices", title: (_, { title }) => title });

export default function NoticeConversation() {
  const { base, serial, title, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const at = `${base}/notices/${serial}`;
  return (
    <Page narrow>
      <BackLink to={`${at}#discussion`}>{t.threads.conversation.back}</BackLink>
      <h1>{title}</h1>
      <Conversation {...shown} at={at} base={base} answer={answer} />
    </Page>
  );
}
