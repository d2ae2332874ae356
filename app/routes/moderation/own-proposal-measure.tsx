import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { appealHiding } from "#app/domain/moderation/appeal.server.ts";
import { AppealForm } from "#app/domain/moderation/forms.ts";
import { itemOfProposal } from "#app/domain/moderation/proposal-item.server.ts";
import { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { MeasureOnOwn } from "#app/ui/own-measure.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/proposals/${param("serial")}`,
  ...(await ownMeasurePage(actor, await itemOfProposal(actor, param("serial")))),
}));

export const action = form(AppealForm, async ({ actor, community, param, input }) => {
  await appealHiding(actor, await itemOfProposal(actor, param("serial")), input.appeal);
  return redirect(`/c/${community.id}/proposals/${param("serial")}/measure`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.measure.proposalTitle });

export default function OwnProposalMeasure() {
  return <MeasureOnOwn shown={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
