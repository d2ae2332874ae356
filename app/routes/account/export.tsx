import { useActionData, useLoaderData } from "@remix-run/react";

import { exportOwnData } from "#app/domain/own-data/export-own-data.server.ts";
import { ProvenForm } from "#app/domain/own-data/forms.ts";
import { proveOwner } from "#app/domain/own-data/prove-owner.server.ts";
import { exportPage } from "#app/domain/own-data/queries.server.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { ownForm, ownPage } from "#app/http/own-account.server.ts";
import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { OwnPassword } from "#app/ui/own-password.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => exportPage(person));

export const action = ownForm(ProvenForm, async ({ person, visit, input }) => {
  await proveOwner(person, input.password);
  await visit.limits.export(person.accountId);
  visit.file = {
    name: `sunshine-hall-${shanghaiDay(new Date())}.zip`,
    type: "application/zip",
    parts: exportOwnData(person.accountId, (visit.language === "en" ? en : zh).ownData.readme),
  };
  return null;
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.ownData.export.title });

export default function Export() {
  const { hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.ownData.export;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <form method="post" className="card" data-gives-file="">
        <FormProblem answer={answer ?? undefined} />
        <div className="prose">
          <ul>
            {words.holds.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
        <p className="meta">{words.notHeld}</p>
        {hasPassword && <OwnPassword answer={answer} />}
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
