import { useLoaderData } from "@remix-run/react";
import { commentHistory } from "#app/domain/comments/comment-queries.server.ts";
import { kindOf } from "#app/domain/comments/home.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";
import { TextChanges } from "#app/ui/text-changes.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await commentHistory(actor, param("comment"))),
}));

export const handle = pageHandle<typeof loader>({
  tab: ({ path }) => kindOf(path),
  title: (t) => t.threads.history.title,
});

export default function CommentHistory() {
  const { base, id, title, authorName, position, removed, changes, first, cleared } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.threads.history;
  return (
    <Page narrow>
      <BackLink to={`${base}/comments/${id}`}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      {removed ? (
        <p className="notice">{t.threads.comment.removed}</p>
      ) : (
        <>
          <p className="text-ink-2">{t.threads.comment.label(authorName, position)}</p>
          {cleared && <p className="notice">{words.cleared}</p>}
          <p className="meta">{changes.length > 0 ? words.lead : !cleared && words.none}</p>
          {changes.map(({ revision, at, pieces, picturesGone, picturesAdded }) => (
            <Card key={revision}>
              <div className="row between">
                <h2>{words.change(revision)}</h2>
                <span className="meta">
                  <Moment at={at} />
                </span>
              </div>
              <TextChanges pieces={pieces} />
              {picturesGone > 0 && <p className="meta">{t.pictures.gone(picturesGone)}</p>}
              {picturesAdded > 0 && <p className="meta">{t.pictures.added(picturesAdded)}</p>}
            </Card>
          ))}
          {first && (
            <Card>
              <div className="row between">
                <h2>{cleared ? words.asked : words.first}</h2>
                <span className="meta">
                  <Moment at={first.at} />
                </span>
              </div>
              <p className="changes">{first.body}</p>
            </Card>
          )}
        </>
      )}
    </Page>
  );
}
