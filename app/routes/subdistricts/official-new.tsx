import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { GivePostForm, PeopleSearch } from "#app/domain/roles/forms.ts";
import { givePost } from "#app/domain/roles/give-post.server.ts";
import { givePostPage } from "#app/domain/roles/subdistrict-queries.server.ts";
import { form, plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { PeopleFound, PeopleSearchForm, PersonWords } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param, url }) => {
  const { q } = PeopleSearch.parse(Object.fromEntries(url.searchParams));
  const wanted = { q, person: url.searchParams.get("person") ?? undefined };
  const caller = callerOf(await visit.person());
  const subdistrict = param("subdistrict");
  return { desk: `/subdistricts/${subdistrict}`, q, ...(await givePostPage(caller, subdistrict, wanted)) };
});

export const action = form(GivePostForm, async ({ visit, param, input }) => {
  await givePost(callerOf(await visit.person()), param("subdistrict"), input);
  return redirect(`/subdistricts/${param("subdistrict")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.serving.subdistrict.addTitle });

export default function NewOfficial() {
  const { desk, q, person, found, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.serving;
  const at = `${desk}/officials/new`;
  return (
    <Page narrow>
      <BackLink to={desk}>{words.subdistrict.here}</BackLink>
      <h1>{words.subdistrict.addTitle}</h1>
      <p className="text-ink-2">{words.subdistrict.addLead}</p>
      {!person && <PeopleSearchForm action={at} q={q} />}
      {found && <PeopleFound found={found} giveAt={(id) => `${at}?person=${id}`} />}
      {person && (
        <form method="post" className="card">
          <PersonWords person={person} />
          {answer ? <FormProblem answer={answer} /> : <RefusalNotice refusal={refusal} />}
          <input type="hidden" name="person" value={person.id} />
          <TextArea
            {...fieldsOf(answer)("reason")}
            label={words.reason}
            hint={words.reasonHint}
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton disabled={refusal !== null}>{words.submitGive}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
