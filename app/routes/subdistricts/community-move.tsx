import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { CommunityMoveForm, NEW } from "#app/domain/places/forms.ts";
import { moveCommunity } from "#app/domain/places/move-community.server.ts";
import { communityMovePage } from "#app/domain/places/subdistrict-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { callerOf } from "#app/http/visit.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, visit }) => ({
  base: `/c/${community.id}`,
  revision: String(community.revision),
  ...(await communityMovePage(callerOf(await visit.person()), actor)),
}));

export const action = form(CommunityMoveForm, async ({ actor, community, visit, input }) => {
  await moveCommunity(callerOf(await visit.person()), actor, input);
  return redirect(`/c/${community.id}/settings`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.community.move });

export default function MoveCommunity() {
  const { base, revision, subdistrict, others } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.community;
  const field = fieldsOf(answer, { to: others.length === 0 ? NEW : "" });
  return (
    <Page narrow>
      <BackLink to={`${base}/settings`}>{t.accounts.settings.title}</BackLink>
      <h1>{words.move}</h1>
      <p className="text-ink-2">{words.moveLead}</p>
      <Card>
        <Facts facts={[[t.accounts.settings.subdistrict, subdistrict]]} />
      </Card>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
        <SelectField
          {...field("to")}
          required
          label={words.to}
          placeholder={words.choose}
          options={[...others.map(({ id, name }) => ({ value: id, label: name })), { value: NEW, label: words.toNew }]}
        />
        <TextField {...field("newName")} maxLength={32} label={words.newName} hint={words.newNameHint} />
        <SubmitButton>{words.submitMove}</SubmitButton>
      </form>
    </Page>
  );
}
