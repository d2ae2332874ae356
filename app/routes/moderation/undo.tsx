import { redirect } from "@remix-run/node";

import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { EmptyForm } from "#app/domain/shared/fields.ts";
import { judgingForm, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = judgingForm(EmptyForm, async ({ actor, community, param }) => {
  await undoJudgment(actor, param("item"));
  return redirect(`/c/${community.id}/moderation/${param("item")}`, { status: 303 });
});

export default RefusedAction;
