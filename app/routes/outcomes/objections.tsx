import { useLoaderData } from "@remix-run/react";

import { waitingObjections } from "#app/domain/outcomes/objection-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End } from "#app/ui/moment.tsx";
import { Card, EmptyState, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  waiting: await waitingObjections(actor),
}));

export const handle = pageHandle<typeof loader>({ tab: "home", title: (t) => t.objections.list.title });

export default function WaitingObjections() {
  const { base, waiting } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.objections.list;
  return (
    <Page narrow>
      <BackLink to={base}>{t.home.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {waiting.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <ul className="list">
            {waiting.map(({ id, text, answerDueAt, isLate, outcome }) => (
              <li key={id}>
                <a className="list-link" href={`${base}/notices/${outcome.serial}/objections/${id}`}>
                  <span className="row">
                    {isLate && <Pill kind="no">{words.late}</Pill>}
                    <span className="meta">
                      {t.objections.page.due} <End at={answerDueAt} />
                    </span>
                  </span>
                  <strong>{text}</strong>
                  <span className="meta">{outcome.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
