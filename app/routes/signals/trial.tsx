import { useActionData, useLoaderData } from "@remix-run/react";

import { refuseIf } from "#app/domain/shared/refusal.ts";
import { TrialForm as Schema } from "#app/domain/signals/forms.ts";
import { refusalToSeeWords } from "#app/domain/signals/policy.ts";
import { tryWords } from "#app/domain/signals/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { HitLine, TrialForm } from "#app/ui/signals.tsx";

export const loader = page(async ({ actor, community }) => {
  refuseIf(refusalToSeeWords(actor));
  return { base: `/c/${community.id}` };
});

export const action = form(Schema, async ({ actor, input: { text } }) => ({ hits: await tryWords(actor, text), text }));

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.signals.words.tryTitle });

/** What the list finds in a text that somebody on the committee pasted. */
export default function Trial() {
  const { base } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().signals.words;
  const at = `${base}/moderation/words`;
  const found = answer && "hits" in answer ? answer : null;
  return (
    <Page narrow>
      <BackLink to={at}>{words.back}</BackLink>
      <h1>{words.tryTitle}</h1>
      {found && (
        <Card>
          <h2>{found.hits.length > 0 ? words.found : words.foundNothing}</h2>
          <ul className="stack gap-2">
            {found.hits.map((hit, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same word can be found twice, and the list is drawn once
              <HitLine key={place} hit={hit} />
            ))}
          </ul>
        </Card>
      )}
      <TrialForm
        action={`${at}/trial`}
        answer={answer && "faults" in answer ? answer : undefined}
        text={found?.text}
        again={found !== null}
      />
    </Page>
  );
}
