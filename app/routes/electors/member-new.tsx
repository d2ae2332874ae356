import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { addMember } from "#app/domain/electors/add-member.server.ts";
import { MemberForm } from "#app/domain/electors/forms.ts";
import { newMemberPage } from "#app/domain/electors/member-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => {
  await newMemberPage(actor);
  return { base: `/c/${community.id}`, formKey: uuid() };
});

export const action = form(MemberForm, async ({ actor, community, input }) => {
  const id = await addMember(actor, input);
  return redirect(`/c/${community.id}/members/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.electors.members.newTitle });

export default function NewMember() {
  const { base, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.electors.members;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={`${base}/members`}>{words.title}</BackLink>
      <h1>{words.newTitle}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <TextField {...field("name")} label={words.name} maxLength={40} required />
        <TextField {...field("account")} label={words.account} hint={words.accountHint} maxLength={60} />
        <TextArea {...field("reason")} label={words.reason} hint={words.reasonHint} rows={3} maxLength={200} required />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
