import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { NewCommunityForm } from "#app/domain/places/forms.ts";
import { foundCommunity } from "#app/domain/places/found-community.server.ts";
import { newCommunityPage } from "#app/domain/places/subdistrict-queries.server.ts";
import { form, plainPage } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { CommunityFields } from "#app/ui/community-fields.tsx";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = plainPage(async ({ visit, param }) => ({
  desk: `/subdistricts/${param("subdistrict")}`,
  ...(await newCommunityPage(callerOf(await visit.person()), param("subdistrict"))),
}));

/** Who is to serve there comes next. */
export const action = form(NewCommunityForm, async ({ visit, param, input }) => {
  await foundCommunity(callerOf(await visit.person()), param("subdistrict"), input);
  return redirect(`/c/${input.word}/roles`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.places.community.new });

export default function NewCommunity() {
  const { desk, subdistrict } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.community;
  return (
    <Page narrow>
      <BackLink to={desk}>{t.serving.subdistrict.here}</BackLink>
      <h1>{words.newIn(subdistrict)}</h1>
      <p className="text-ink-2">{words.newLead}</p>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <CommunityFields answer={answer} />
        <SubmitButton>{words.submitNew}</SubmitButton>
      </form>
    </Page>
  );
}
