import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { GiveRoleForm } from "#app/domain/roles/forms.ts";
import { giveRole } from "#app/domain/roles/give-role.server.ts";
import { giveRolePage } from "#app/domain/roles/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page } from "#app/ui/pieces.tsx";
import { PersonWords, RolePill } from "#app/ui/roles.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => ({
  base: `/c/${community.id}`,
  ...(await giveRolePage(actor, url.searchParams.get("person"))),
}));

export const action = form(GiveRoleForm, async ({ actor, community, input }) => {
  await giveRole(actor, input);
  return redirect(`/c/${community.id}/roles`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.serving.giveTitle });

export default function NewRole() {
  const { base, person, roles } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.serving;
  const field = fieldsOf(answer);
  const open = roles.filter(({ refusal }) => refusal === null);
  const closed = roles.flatMap(({ role, refusal }) => (refusal ? [{ role, refusal }] : []));
  return (
    <Page narrow>
      <BackLink to={`${base}/roles`}>{words.title}</BackLink>
      <h1>{words.giveTitle}</h1>
      <Card>
        <PersonWords person={person} />
        <div className="row">
          {person.held.map(({ membershipId, role }) => (
            <RolePill key={membershipId} role={role} />
          ))}
          {person.held.length === 0 && <span className="meta">{words.noRoles}</span>}
        </div>
      </Card>
      {open.length === 0 ? (
        <EmptyState title={words.nothingToGive} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.giveLead}</p>
          <input type="hidden" name="person" value={person.id} />
          <RadioGroup
            {...field("role")}
            label={words.which}
            options={open.map(({ role }) => ({ value: role, label: t.roles[role], hint: words.duties[role] }))}
          />
          <TextArea
            {...field("reason")}
            label={words.reason}
            hint={words.reasonHint}
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton>{words.submitGive}</SubmitButton>
        </form>
      )}
      {closed.length > 0 && (
        <ul className="stack gap-2">
          {closed.map(({ role, refusal }) => (
            <li key={role} className="meta">
              <b>{t.roles[role]}</b>
              <br />
              {t.refusals[refusal]}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
