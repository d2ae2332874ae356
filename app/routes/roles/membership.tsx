import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TakeRoleForm } from "#app/domain/roles/forms.ts";
import { membershipPage } from "#app/domain/roles/queries.server.ts";
import { takeRole } from "#app/domain/roles/take-role.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { RoleFacts } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";
import { NotTaken } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  membership: await membershipPage(actor, param("membership")),
}));

export const action = form(TakeRoleForm, async ({ actor, community, param, input }) => {
  await takeRole(actor, param("membership"), input.reason);
  return redirect(`/c/${community.id}/roles`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.serving.role });

export default function Membership() {
  const { base, membership } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.serving;
  const { role, realName, shownName, refusal, endedAt } = membership;
  const hints: Partial<Record<typeof role, string>> = { owner: words.takeOwner, resident: words.takeResident };
  return (
    <Page narrow>
      <BackLink to={`${base}/roles`}>{words.title}</BackLink>
      <h1>
        {realName} · {t.roles[role]}
      </h1>
      {endedAt && <NotTaken answer={answer} />}
      <Card>
        <RoleFacts line={{ ...membership, account: { shownName } }} realName={realName} />
      </Card>
      {!endedAt && refusal && !answer && <RefusalNotice refusal={refusal} />}
      {!endedAt && (!refusal || answer) && (
        <form method="post" className="card">
          <h2>{words.takeTitle}</h2>
          <FormProblem answer={answer} />
          <p className="text-ink-2">
            {words.takeLead}
            {hints[role]}
          </p>
          <TextArea
            {...fieldsOf(answer)("reason")}
            label={words.reason}
            hint={words.takeReasonHint}
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton kind="danger">{words.submitTake}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
