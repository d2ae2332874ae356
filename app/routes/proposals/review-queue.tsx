import { useLoaderData } from "@remix-run/react";

import { committeeQueue } from "#app/domain/home/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page } from "#app/ui/pieces.tsx";
import { ProposalItem } from "#app/ui/proposal.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  ...(await committeeQueue(actor)),
}));

export const handle = pageHandle<typeof loader>({ tab: "home", title: (t) => t.proposals.review.queueTitle });

export default function ReviewQueue() {
  const { base, toReview, toDeliberate, toPublish, toAnswer } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.proposals.review;
  const groups = [
    { title: words.waiting, proposals: toReview },
    { title: words.toDeliberate, proposals: toDeliberate },
    { title: words.toPublish, proposals: toPublish },
    { title: t.mergers.toAnswer, proposals: toAnswer },
  ].filter(({ proposals }) => proposals.length > 0);
  return (
    <Page narrow>
      <BackLink to={base}>{t.home.title}</BackLink>
      <h1>{words.queueTitle}</h1>
      <p className="meta">{words.queueLead}</p>
      {groups.length === 0 && <EmptyState title={words.queueEmpty} hint={words.queueEmptyHint} />}
      {groups.map(({ title, proposals }) => (
        <Card key={title}>
          <h2>{title}</h2>
          <ul className="list">
            {proposals.map((proposal) => (
              <ProposalItem key={proposal.serial} proposal={proposal} base={base} />
            ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}
