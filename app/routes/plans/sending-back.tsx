import { redirect } from "@remix-run/node";
import { SendingBackForm } from "#app/domain/vote-plans/forms.ts";
import { sendBackPlan } from "#app/domain/vote-plans/send-back-plan.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(SendingBackForm, async ({ actor, community, param, input }) => {
  await sendBackPlan(actor, param("plan"), input);
  return redirect(`/c/${community.id}/plans/${param("plan")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.error.otherTitle });

export default RefusedAction;
