import { redirect } from "@remix-run/node";
import { z } from "zod";

import { withdrawClaim } from "#app/domain/verification/withdraw-claim.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(3, "/me");

export const action = form(z.object({}), async ({ actor, community, param }) => {
  await withdrawClaim(actor, param("claim"));
  return redirect(`/c/${community.id}/me`, { status: 303 });
});

export default RefusedAction;
