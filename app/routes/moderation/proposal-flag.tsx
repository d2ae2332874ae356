import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { FlagForm } from "#app/domain/moderation/forms.ts";
import { itemOfProposal } from "#app/domain/moderation/proposal-item.server.ts";
import { flagPage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { Flagging } from "#app/ui/flag.tsx";
import { pageHandle } from "#app/ui/handle.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/proposals/${param("serial")}`,
  promisedHours: community.promisedHours,
  ...(await flagPage(actor, await itemOfProposal(actor, param("serial")))),
}));

export const action = form(FlagForm, async ({ actor, community, param, input }) => {
  await flagItem(actor, await itemOfProposal(actor, param("serial")), input);
  return redirect(`/c/${community.id}/proposals/${param("serial")}/flag`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.moderation.flag.proposalTitle });

export default function ProposalFlag() {
  return <Flagging shown={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
