import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { askErasure } from "#app/domain/own-data/ask-erasure.server.ts";
import { ProvenForm } from "#app/domain/own-data/forms.ts";
import { proveOwner } from "#app/domain/own-data/prove-owner.server.ts";
import { erasurePage } from "#app/domain/own-data/queries.server.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { ErasureNotice } from "#app/ui/erasure-notice.tsx";
import { FormProblem, RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { OwnPassword } from "#app/ui/own-password.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => erasurePage(person));

export const action = ownForm(ProvenForm, async ({ person, input }) => {
  await proveOwner(person, input.password);
  await askErasure(person.accountId);
  return redirect("/account/erasure", { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.ownData.erasure.title });

export default function Erasure() {
  const { hasPassword, dueAt, refusal, toHandOver } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.ownData.erasure;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      {dueAt && <ErasureNotice dueAt={dueAt} />}
      {refusal && !answer && <RefusalNotice refusal={refusal} />}
      {toHandOver.length > 0 && (
        <div className="row">
          {toHandOver.map((role) => (
            <Pill key={role} kind="act">
              {t.roles[role]}
            </Pill>
          ))}
        </div>
      )}
      <WhatHappens title={words.goes} what={words.goesList} />
      <WhatHappens title={words.stays} what={words.staysList} />
      {!dueAt && !refusal && (
        <form method="post" className="card">
          <h2>{words.ask}</h2>
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.askLead}</p>
          <a className="link w-fit" href="/account/export">
            {words.exportFirst}
          </a>
          {hasPassword && <OwnPassword answer={answer} />}
          <SubmitButton kind="danger">{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}

function WhatHappens({ title, what }: { title: string; what: readonly string[] }) {
  return (
    <Card>
      <h2>{title}</h2>
      <div className="prose">
        <ul>
          {what.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
