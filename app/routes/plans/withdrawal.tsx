import { redirect } from "@remix-run/node";
import { WithdrawalForm } from "#app/domain/vote-plans/forms.ts";
import { withdrawPlan } from "#app/domain/vote-plans/withdraw-plan.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(WithdrawalForm, async ({ actor, community, param, input }) => {
  await withdrawPlan(actor, param("plan"), input);
  return redirect(`/c/${community.id}/plans/${param("plan")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.error.otherTitle });

export default RefusedAction;
