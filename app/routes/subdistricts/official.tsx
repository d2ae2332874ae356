import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TakeRoleForm } from "#app/domain/roles/forms.ts";
import { postPage } from "#app/domain/roles/subdistrict-queries.server.ts";
import { takePost } from "#app/domain/roles/take-post.server.ts";
import { form, plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { RoleFacts } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param }) => ({
  desk: `/subdistricts/${param("subdistrict")}`,
  post: await postPage(callerOf(await visit.person()), param("subdistrict"), param("post")),
}));

export const action = form(TakeRoleForm, async ({ visit, param, input }) => {
  await takePost(callerOf(await visit.person()), param("subdistrict"), param("post"), input.reason);
  return redirect(`/subdistricts/${param("subdistrict")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.serving.subdistrict.takeTitle });

export default function Official() {
  const { desk, post } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.serving;
  return (
    <Page narrow>
      <BackLink to={desk}>{words.subdistrict.here}</BackLink>
      <h1>{words.subdistrict.takeTitle}</h1>
      <Card>
        <RoleFacts line={{ ...post, role: "official" }} />
      </Card>
      {post.refusal && !answer && <RefusalNotice refusal={post.refusal} />}
      {(!post.refusal || answer) && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.takeLead}</p>
          <TextArea
            {...fieldsOf(answer)("reason")}
            label={words.reason}
            hint={words.takeReasonHint}
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton kind="danger">{words.submitTake}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
