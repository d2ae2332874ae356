import { redirect } from "@remix-run/node";

import { readSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await readSanction(actor, param("sanction"));
  return redirect(`/c/${community.id}/sanctions/${param("sanction")}`, { status: 303 });
});

export default RefusedAction;
