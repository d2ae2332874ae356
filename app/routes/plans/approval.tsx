import { redirect } from "@remix-run/node";

import { approvePlan } from "#app/domain/vote-plans/approve-plan.server.ts";
import { ApprovalForm } from "#app/domain/vote-plans/forms.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(ApprovalForm, async ({ actor, community, param, input }) => {
  const serial = await approvePlan(actor, param("plan"), input);
  return redirect(`/c/${community.id}/votes/${serial}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.error.otherTitle });

export default RefusedAction;
