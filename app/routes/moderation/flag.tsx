import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { flagComment } from "#app/domain/moderation/flag-comment.server.ts";
import { FlagForm, LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import { flagPage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { ActionButton, FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { GroundChoice } from "#app/ui/moderation.tsx";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  promisedHours: community.promisedHours,
  ...(await flagPage(actor, param("comment"))),
}));

export const action = form(FlagForm, async ({ actor, community, param, input }) => {
  await flagComment(actor, param("comment"), input);
  return redirect(`/c/${community.id}/comments/${param("comment")}/flag`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.moderation.flag.title });

export default function Flag() {
  const { base, promisedHours, comment, flag, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.flag;
  const field = fieldsOf(answer);
  const at = `${base}/comments/${comment.id}`;
  return (
    <Page narrow>
      <BackLink to={at}>{comment.home.title}</BackLink>
      <h1>{words.title}</h1>
      {comment.bodyHtml && (
        <Card>
          <p className="meta">{t.moderation.case.by(comment.authorName, comment.position)}</p>
          <Prose html={comment.bodyHtml} />
          <Pictures pictures={comment.pictures} base={base} />
        </Card>
      )}
      {flag ? (
        <Card>
          <h2>{words.done}</h2>
          <p>{t.moderation.grounds[flag.ground].name}</p>
          {flag.note && <p className="whitespace-pre-wrap text-ink-2">{flag.note}</p>}
          <p className="text-ink-2">{words.doneLead}</p>
          <p>{t.moderation.promise(promisedHours)}</p>
          <div className="row">
            <ActionButton kind="ghost" action={`${at}/flag/withdrawal`}>
              {words.withdraw}
            </ActionButton>
            <a className="link" href={`${base}/moderation/log`}>
              {words.log}
            </a>
          </div>
        </Card>
      ) : refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.lead}</p>
          <GroundChoice {...field("ground")} label={words.ground} />
          <TextArea {...field("note")} label={words.note} rows={3} maxLength={LONGEST_NOTE} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
