import { useLoaderData } from "@remix-run/react";

import { historyPage } from "#app/domain/proposals/author-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = facedPage({
  face: async () => null,
  load: async ({ actor, community, param }) => ({
    base: `/c/${community.id}`,
    ...(await historyPage(actor, param("serial"))),
  }),
  tagsOf: ({ community, param }) => [tags.community(community.id), tags.proposal(community.id, param("serial"))],
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.history.title });

export default function History() {
  const { base, serial, title, revisions, cleared } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals/${serial}`}>{title}</BackLink>
      <h1>{t.proposals.history.title}</h1>
      {cleared && <p className="notice">{t.threads.history.cleared}</p>}
      {revisions.map((revision) => (
        <Card key={revision.revision}>
          <div className="row between">
            <b>
              {revision.revision === 1 ? t.proposals.history.first : t.proposals.history.revision(revision.revision)}
            </b>
            <span className="meta">
              {revision.editor.shownName} · <Moment at={revision.editedAt} />
            </span>
          </div>
          <h2>{revision.title}</h2>
          <Prose html={revision.bodyHtml} />
          {revision.pictureCount > 0 && <p className="meta">{t.pictures.had(revision.pictureCount)}</p>}
        </Card>
      ))}
    </Page>
  );
}
