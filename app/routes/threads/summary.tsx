import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { summaryPage } from "#app/domain/comments/comment-queries.server.ts";
import { LONGEST_SUMMARY, SummaryForm } from "#app/domain/comments/forms.ts";
import { kindOf } from "#app/domain/comments/home.ts";
import { summariseThread } from "#app/domain/comments/summarise-thread.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await summaryPage(actor, param("thread"))),
}));

export const action = form(SummaryForm, async ({ actor, community, param, input }) => {
  const path = await summariseThread(actor, param("thread"), input);
  return redirect(`/c/${community.id}/${path}#discussion`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: ({ path }) => kindOf(path),
  title: (t) => t.threads.summary.title,
});

export default function Summary() {
  const { base, path, title, pro, con, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().threads.summary;
  const field = fieldsOf(answer, { pro, con });
  const side = { hint: words.hint, rows: 6, maxLength: LONGEST_SUMMARY };
  return (
    <Page narrow>
      <BackLink to={`${base}/${path}#discussion`}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {answer?.refusal === "stale_form" && (
        <Card>
          <h2>{words.current}</h2>
          <h3>{words.pro}</h3>
          <p className="changes">{pro}</p>
          <h3>{words.con}</h3>
          <p className="changes">{con}</p>
        </Card>
      )}
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revisionFor(answer, String(revision))} />
        <TextArea {...field("pro")} {...side} label={words.pro} />
        <TextArea {...field("con")} {...side} label={words.con} />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
