import { useActionData, useLoaderData } from "@remix-run/react";

import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { AskForm } from "#app/domain/moderation/forms.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { judgingForm, page } from "#app/http/handlers.server.ts";
import { judgeAndGoOn } from "#app/http/next-case.server.ts";
import { RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { AskForm as Ask } from "#app/ui/judge.tsx";
import { InContext } from "#app/ui/moderation.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  at: `/c/${community.id}/moderation/${param("item")}`,
  ...(await casePage(actor, param("item"))),
}));

export const action = judgingForm(AskForm, ({ actor, param, input }) =>
  judgeAndGoOn(actor, param("item"), () => askToEdit(actor, param("item"), input)),
);

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.request.title });

/** The sheet of the case's page by itself: where a request that was not taken is mended. */
export default function Request() {
  const { base, at, item, case: row, signals, used, refusals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.request;
  const refusal = refusals.judge ?? refusals.ask;
  const likely = signals.map(({ ground }) => ground);
  return (
    <Page narrow>
      <BackLink to={at}>{t.moderation.case.title}</BackLink>
      <h1>{words.title}</h1>
      <Card>
        <InContext item={item} base={base} named />
      </Card>
      {refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <Card>
          <p className="meta">{words.lead}</p>
          <Ask answer={answer} action={`${at}/request`} revision={row.revision} likely={likely} used={used} />
        </Card>
      )}
    </Page>
  );
}
