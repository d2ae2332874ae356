import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { appealHiding } from "#app/domain/moderation/appeal.server.ts";
import { AppealForm } from "#app/domain/moderation/forms.ts";
import { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { MeasureOnOwn } from "#app/ui/own-measure.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/drafts/${param("draft")}`,
  ...(await ownMeasurePage(actor, param("draft"))),
}));

export const action = form(AppealForm, async ({ actor, community, param, input }) => {
  await appealHiding(actor, param("draft"), input.appeal);
  return redirect(`/c/${community.id}/drafts/${param("draft")}/measure`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.measure.proposalTitle });

export default function OwnDraftMeasure() {
  return <MeasureOnOwn shown={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
