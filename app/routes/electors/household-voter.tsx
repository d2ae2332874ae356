import { redirect } from "@remix-run/node";

import { HouseholdVoterForm } from "#app/domain/electors/forms.ts";
import { nameVoter } from "#app/domain/electors/name-voter.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(HouseholdVoterForm, async ({ actor, community, param, input }) => {
  await nameVoter(actor, param("unit"), input);
  return redirect(`/c/${community.id}/places/units/${param("unit")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.error.otherTitle });

export default RefusedAction;
