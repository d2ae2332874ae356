import { redirect } from "@remix-run/node";

import { EmptyForm } from "#app/domain/shared/fields.ts";
import { withdrawAct } from "#app/domain/vote-acts/withdraw-act.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await withdrawAct(actor, param("serial"), param("act"));
  return redirect(`/c/${community.id}/votes/${param("serial")}/acts/${param("act")}`, { status: 303 });
});

export default RefusedAction;
