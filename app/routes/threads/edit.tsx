import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { EditCommentForm, LONGEST_COMMENT } from "#app/domain/comments/forms.ts";
import { kindOf } from "#app/domain/comments/home.ts";
import { openRequest } from "#app/domain/moderation/own-queries.server.ts";
import { mixedForm, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Asked } from "#app/ui/moderation.tsx";
import { PictureFields, PicturesToTake } from "#app/ui/picture-fields.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => {
  const [shown, request] = await Promise.all([editPage(actor, param("comment")), openRequest(actor, param("comment"))]);
  return { base: `/c/${community.id}`, ...shown, request };
});

export const action = mixedForm(EditCommentForm, async ({ actor, community, param, input }) => {
  await editComment(actor, param("comment"), input);
  return redirect(`/c/${community.id}/comments/${param("comment")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: ({ path }) => kindOf(path),
  title: (t) => t.threads.edit.title,
});

export default function EditComment() {
  const { base, id, title, body, pictures, room, revision, request } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().threads;
  return (
    <Page narrow>
      <BackLink to={`${base}/comments/${id}`}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.edit.title}</h1>
      <p className="text-ink-2">{request ? words.edit.leadAsked : words.edit.lead}</p>
      {request && <Asked request={request} base={base} />}
      {answer?.refusal === "stale_form" && (
        <Card>
          <h2>{words.edit.current}</h2>
          <p className="changes">{body}</p>
        </Card>
      )}
      <form method="post" encType="multipart/form-data" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revisionFor(answer, String(revision))} />
        <TextArea
          {...fieldsOf(answer, { body })("body")}
          label={words.body}
          hint={words.bodyHint}
          rows={8}
          maxLength={LONGEST_COMMENT}
          required
        />
        <PicturesToTake pictures={pictures} base={base} answer={answer} />
        <PictureFields answer={answer} room={room} />
        <SubmitButton>{words.edit.submit}</SubmitButton>
      </form>
    </Page>
  );
}
