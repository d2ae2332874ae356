import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { drawLot } from "#app/domain/papers/draw-lot.server.ts";
import { LotForm } from "#app/domain/papers/forms.ts";
import { lotPage } from "#app/domain/papers/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { Typed } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await lotPage(actor, param("serial"))),
}));

export const action = form(LotForm, async ({ actor, community, param, input }) => {
  await drawLot(actor, param("serial"), input.seed);
  return redirect(`/c/${community.id}/votes/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.lot.title });

export default function Lot() {
  const { at, vote, source, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().papers.lot;
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      {refusal || source === null ? (
        <>
          <RefusalNotice refusal={refusal ?? "no_tie"} />
          <Typed />
        </>
      ) : (
        <form method="post" className="card">
          <p>{words.lead(source)}</p>
          <FormProblem answer={answer} />
          <TextField {...fieldsOf(answer)("seed")} label={words.seed} maxLength={200} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
