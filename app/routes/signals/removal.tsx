import { redirect } from "@remix-run/node";

import { EmptyForm } from "#app/domain/shared/fields.ts";
import { removeWord } from "#app/domain/signals/keep-words.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(2);

export const action = form(EmptyForm, async ({ actor, community, param }) => {
  await removeWord(actor, param("word"));
  return redirect(`/c/${community.id}/moderation/words`, { status: 303 });
});

export default RefusedAction;
