import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { StairwellForm } from "#app/domain/parties/forms.ts";
import { stairwellPage } from "#app/domain/parties/queries.server.ts";
import { renameStairwell } from "#app/domain/parties/rename-stairwell.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url, visit }) => ({
  base: `/c/${community.id}/places`,
  ...(await stairwellPage(actor, param("building"), url.searchParams.get("name") ?? visit.typed?.stairwell ?? "")),
}));

export const action = form(StairwellForm, async ({ actor, community, param, input }) => {
  await renameStairwell(actor, param("building"), input);
  const chosen = new URLSearchParams({ stairwell: input.newName });
  return redirect(`/c/${community.id}/places/buildings/${param("building")}?${chosen}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.places.building.renameStairwell });

export default function Stairwell() {
  const { base, buildingId, stairwell, units, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.building;
  const field = fieldsOf(answer, { newName: stairwell });
  return (
    <Page narrow>
      <BackLink to={`${base}/buildings/${buildingId}`}>{t.back}</BackLink>
      <h1>{words.stairwellTitle(stairwell || words.noStairwell)}</h1>
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <p className="meta">{words.stairwellLead(units)}</p>
        <input type="hidden" name="stairwell" value={stairwell} />
        <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
        <TextField
          {...field("newName")}
          maxLength={20}
          label={t.places.fields.stairwellName}
          hint={t.places.fields.stairwellHint}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    </Page>
  );
}
