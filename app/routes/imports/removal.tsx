import { redirect } from "@remix-run/node";

import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await discardImport(actor, param("import"));
  return redirect(`/c/${community.id}/imports`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.error.otherTitle });

export default RefusedAction;
