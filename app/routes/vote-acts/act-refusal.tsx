import { redirect } from "@remix-run/node";

import { RefusalForm } from "#app/domain/vote-acts/forms.ts";
import { refuseAct } from "#app/domain/vote-acts/refuse-act.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(RefusalForm, async ({ actor, community, param, input }) => {
  await refuseAct(actor, param("serial"), param("act"), input.reason);
  return redirect(`/c/${community.id}/votes/${param("serial")}/acts/${param("act")}`, { status: 303 });
});

export default RefusedAction;
