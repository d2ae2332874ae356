import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { LeavingForm } from "#app/domain/electors/forms.ts";
import { memberPage } from "#app/domain/electors/member-queries.server.ts";
import { removeMember } from "#app/domain/electors/remove-member.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { NotTaken } from "#app/ui/typed.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  member: await memberPage(actor, param("member")),
}));

export const action = form(LeavingForm, async ({ actor, community, param, input }) => {
  await removeMember(actor, param("member"), input);
  return redirect(`/c/${community.id}/members/${param("member")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (_, { member }) => member.name });

export default function Member() {
  const { base, member } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.electors.members;
  return (
    <Page narrow>
      <BackLink to={`${base}/members`}>{words.title}</BackLink>
      <h1>{member.name}</h1>
      {member.removedAt && <NotTaken answer={answer} />}
      <Card>
        <Facts
          facts={[
            [words.added, <Moment key="added" at={member.addedAt} />],
            [words.reason, `${member.reason} · ${words.by(member.addedBy.shownName)}`],
            [t.votes.page.manner, member.online ? words.online : words.onPaper],
            [words.left, member.removedAt && <Moment key="left" at={member.removedAt} />],
            [
              words.leaveReason,
              member.removedBy && `${member.removalReason} · ${words.by(member.removedBy.shownName)}`,
            ],
          ]}
        />
      </Card>
      {!member.removedAt && member.refusal === "own_item" && <RefusalNotice refusal={member.refusal} />}
      {!member.removedAt && (member.refusal === null || answer) && (
        <form method="post" className="card">
          <h2>{words.leave}</h2>
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.leaveLead}</p>
          <TextArea
            {...fieldsOf(answer)("reason")}
            label={words.leaveReason}
            hint={words.leaveReasonHint}
            rows={3}
            maxLength={200}
            required
          />
          <SubmitButton kind="danger">{words.leave}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
