import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { PartyFilter, SplitForm } from "#app/domain/parties/forms.ts";
import { splitPage } from "#app/domain/parties/queries.server.ts";
import { splitParty } from "#app/domain/parties/split-party.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { CheckField, CheckGroup, revisionFor, ticked } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, SubmitButton, TextArea, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { EmptyState, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { OwnerKindField } from "#app/ui/unit-fields.tsx";

export const loader = page(async ({ actor, community, param, url }) => {
  const { q } = PartyFilter.parse(Object.fromEntries(url.searchParams));
  return {
    ...{ base: `/c/${community.id}/places`, formKey: uuid(), q },
    ...(await splitPage(actor, param("party"), q)),
  };
});

export const action = form(SplitForm, async ({ actor, community, param, input }) =>
  redirect(`/c/${community.id}/places/parties/${await splitParty(actor, param("party"), input)}`, { status: 303 }),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.parties.splitPage.title });

export default function Split() {
  const { base, id, formKey, q, units, unitCount, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.splitPage;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={`${base}/parties/${id}`}>{t.parties.party.title}</BackLink>
      <h1>{words.title}</h1>
      {unitCount > units.length && (
        <search>
          <form className="card">
            <TextField name="q" type="search" maxLength={100} defaultValue={q} label={t.parties.list.search} />
            <SubmitButton kind="ghost">{t.parties.list.find}</SubmitButton>
          </form>
        </search>
      )}
      {unitCount < 2 ? (
        <EmptyState title={words.onlyOne} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.lead}</p>
          <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
          <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
          <CheckGroup label={words.units} fault={answer?.faults.units}>
            {units.map((unit) => (
              <CheckField
                key={unit.id}
                name={`unit-${unit.id}`}
                label={unit.label}
                hint={t.places.overview.squareMetres(showArea(unit.areaDm2))}
                checked={ticked(answer, `unit-${unit.id}`)}
              />
            ))}
          </CheckGroup>
          <TextArea {...field("ownerNames")} required rows={2} maxLength={600} label={t.parties.unit.ownerNames} />
          <OwnerKindField answer={answer} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
