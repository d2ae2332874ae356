import { redirect } from "@remix-run/node";

import { RemovalForm } from "#app/domain/places/forms.ts";
import { removeArea } from "#app/domain/places/remove-area.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(RemovalForm, async ({ actor, community, param, input }) => {
  await removeArea(actor, param("area"), input);
  return redirect(`/c/${community.id}/places`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.error.otherTitle });

export default RefusedAction;
