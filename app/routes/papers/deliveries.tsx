import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { deliver } from "#app/domain/papers/deliver.server.ts";
import { DeliveryForm, PlaceFilter, seatBox } from "#app/domain/papers/forms.ts";
import { deliveriesPage } from "#app/domain/papers/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { CheckField, ticked } from "#app/ui/check-field.tsx";
import { FormProblem, fieldsOf, RefusalNotice, SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => {
  const asked = PlaceFilter.parse(Object.fromEntries(url.searchParams));
  const at = `/c/${community.id}/votes/${param("serial")}`;
  return { at, ...asked, ...(await deliveriesPage(actor, param("serial"), asked)) };
});

/** Leads back to the places that were looked at. */
export const action = form(DeliveryForm, async ({ actor, community, param, input, url }) => {
  await deliver(actor, param("serial"), input);
  return redirect(`/c/${community.id}/votes/${param("serial")}/deliveries${url.search}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.deliveries.title });

export default function Deliveries() {
  const { at, q, vote, seats, served, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.papers.deliveries;
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="meta">{words.served(served)}</p>
      {refusal === null && (
        <search>
          <form className="card">
            <TextField
              name="q"
              type="search"
              maxLength={60}
              defaultValue={q}
              label={words.place}
              hint={words.placeHint}
            />
            <SubmitButton kind="ghost">{t.parties.list.find}</SubmitButton>
          </form>
        </search>
      )}
      {refusal ? (
        <RefusalNotice refusal={refusal} />
      ) : seats.length === 0 ? (
        <p className="notice">{q ? words.noneHere(q) : words.none}</p>
      ) : (
        <form method="post" className="card">
          <p>{words.lead}</p>
          <FormProblem answer={answer} />
          <SelectField
            {...fieldsOf(answer, { manner: "handed" })("manner")}
            label={words.manner}
            options={Object.entries(t.papers.manners).map(([value, label]) => ({ value, label }))}
          />
          <div className="stack gap-2">
            {seats.map(({ seatNo, label }) => (
              <CheckField
                key={seatNo}
                name={seatBox(seatNo)}
                label={`${t.papers.sheet.seat(seatNo)} · ${label}`}
                checked={ticked(answer, seatBox(seatNo))}
              />
            ))}
          </div>
          {seats.length === 200 && <p className="meta">{words.more}</p>}
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
