import { redirect } from "@remix-run/node";

import { UndoForm } from "#app/domain/moderation/forms.ts";
import { undoAtOnce } from "#app/domain/moderation/undo-at-once.server.ts";
import { judgingForm, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

/** Takes back what was just decided; a single case is shown again, to be decided anew. */
export const action = judgingForm(UndoForm, async ({ actor, community, input }) => {
  const [first, second] = await undoAtOnce(actor, input.at);
  const at = `/c/${community.id}/moderation`;
  const done = `done=${encodeURIComponent(input.at.toISOString())}`;
  return redirect(first && !second ? `${at}/${first}?${done}` : `${at}?${done}`, { status: 303 });
});

export default RefusedAction;
