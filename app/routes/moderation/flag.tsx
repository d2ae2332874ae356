import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { kindOf } from "#app/domain/comments/home.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { FlagForm } from "#app/domain/moderation/forms.ts";
import { flagPage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { Flagging } from "#app/ui/flag.tsx";
import { pageHandle } from "#app/ui/handle.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/comments/${param("comment")}`,
  promisedHours: community.promisedHours,
  ...(await flagPage(actor, param("comment"))),
}));

export const action = form(FlagForm, async ({ actor, community, param, input }) => {
  await flagItem(actor, param("comment"), input);
  return redirect(`/c/${community.id}/comments/${param("comment")}/flag`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: ({ item }) => kindOf(item.home.path),
  title: (t) => t.moderation.flag.title,
});

export default function Flag() {
  return <Flagging shown={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
