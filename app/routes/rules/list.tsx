import { useLoaderData } from "@remix-run/react";

import { tags } from "#app/domain/shared/tags.ts";
import { rulesPage } from "#app/domain/vote-plans/rule-queries.server.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { OwnRule, RuleFacts } from "#app/ui/rules.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = facedPage({
  face: async () => null,
  load: async ({ actor, community }) => ({ base: `/c/${community.id}`, ...(await rulesPage(actor)) }),
  tagsOf: ({ community: { id } }) => [tags.community(id), tags.votes(id)],
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.plans.rules.title });

export default function Rules() {
  const { base, tracks, mayAdd } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.plans.rules;
  return (
    <Page narrow>
      <BackLink to={`${base}/votes`}>{t.votes.list.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {tracks.map(({ track, law, own }) => (
        <Card key={track}>
          <h2>{t.votes.tracks[track].label}</h2>
          {law.map((rule, at) => (
            <div key={rule.electorate} className={at > 0 ? "border-line border-t pt-3" : undefined}>
              <RuleFacts rule={rule} />
            </div>
          ))}
          {own.map(({ rule, addedAt }) => (
            <OwnRule key={rule.version} rule={rule} addedAt={addedAt} />
          ))}
          {mayAdd && (
            <a className="btn btn-ghost" href={`${base}/rules/${track}/new`}>
              {words.add}
            </a>
          )}
        </Card>
      ))}
    </Page>
  );
}
