import { redirect } from "@remix-run/node";
import { z } from "zod";

import { revokeProxy } from "#app/domain/papers/revoke-proxy.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(2);

export const action = form(z.object({}), async ({ actor, community, param }) => {
  await revokeProxy(actor, param("serial"), param("authority"));
  return redirect(`/c/${community.id}/votes/${param("serial")}/proxies`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.proxies.revoke });

export default RefusedAction;
