import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { newClaimPage } from "#app/domain/verification/claim-queries.server.ts";
import { claimUnit } from "#app/domain/verification/claim-unit.server.ts";
import { ClaimForm } from "#app/domain/verification/forms.ts";
import { page, upload } from "#app/http/handlers.server.ts";
import { ClaimFields } from "#app/ui/claim-form.tsx";
import { fieldsOf, SelectField, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  formKey: uuid(),
  ...(await newClaimPage(actor)),
}));

export const action = upload(ClaimForm, async ({ actor, community, input }) => {
  await claimUnit(actor, input);
  return redirect(`/c/${community.id}/me`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.verification.form.title });

export default function NewClaim() {
  const { base, buildings, name, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.verification.form;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <form method="post" encType="multipart/form-data" className="card">
        <SelectField
          {...field("buildingId")}
          label={words.building}
          placeholder={words.chooseBuilding}
          required
          options={buildings.map(({ id, label }) => ({ value: id, label }))}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField {...field("stairwell")} label={words.stairwell} hint={words.stairwellHint} maxLength={20} />
          <TextField {...field("room")} label={words.room} hint={words.roomHint} maxLength={20} required />
        </div>
        <ClaimFields answer={answer} name={name} formKey={formKey} />
      </form>
    </Page>
  );
}
