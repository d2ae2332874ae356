import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalPage } from "#app/domain/comments/comment-queries.server.ts";
import { kindOf } from "#app/domain/comments/home.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await removalPage(actor, param("comment"))),
}));

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await removeComment(actor, param("comment"));
  return redirect(`/c/${community.id}/comments/${param("comment")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: ({ path }) => kindOf(path),
  title: (t) => t.threads.removal.title,
});

export default function RemoveComment() {
  const { base, id, title, bodyHtml, pictures, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.threads.removal;
  const back = `${base}/comments/${id}`;
  return (
    <Page narrow>
      <BackLink to={back}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      {removed ? (
        <p className="notice">{t.threads.comment.removed}</p>
      ) : (
        <>
          <p className="text-ink-2">{words.lead}</p>
          <Card>
            <Prose html={bodyHtml} />
            <Pictures pictures={pictures} base={base} />
          </Card>
          <form method="post" className="row">
            <FormProblem answer={answer} />
            <SubmitButton kind="danger">{words.submit}</SubmitButton>
            <a className="btn btn-ghost" href={back}>
              {words.keep}
            </a>
          </form>
        </>
      )}
    </Page>
  );
}
