import { redirect } from "@remix-run/node";

import { keepAll } from "#app/domain/moderation/bulk-judge.server.ts";
import { BulkKeepingForm } from "#app/domain/moderation/forms.ts";
import { judgingForm, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = judgingForm(BulkKeepingForm, async ({ actor, community, input }) => {
  const { at, skipped } = await keepAll(actor, input);
  const done = encodeURIComponent(at.toISOString());
  return redirect(`/c/${community.id}/moderation?done=${done}&skipped=${skipped}`, { status: 303 });
});

export default RefusedAction;
