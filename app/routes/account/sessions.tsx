import { useLoaderData } from "@remix-run/react";

import { sessionsPage } from "#app/domain/accounts/own-queries.server.ts";
import { ownPage } from "#app/http/own-account.server.ts";
import { ActionButton, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person }) => ({ sessions: await sessionsPage(person) }));

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.sessions.title });

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.account.sessions;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        <ul className="list">
          {sessions.map(({ id, device, createdAt, seenAt, isThis }) => (
            <li key={id} className="stack gap-2 py-3">
              <span className="row">
                <strong>{device || words.unknown}</strong>
                {isThis && <Pill kind="yes">{words.this}</Pill>}
              </span>
              <span className="meta">
                {words.seen} <Moment at={seenAt} />
                <br />
                {words.since} <Moment at={createdAt} />
              </span>
              {!isThis && (
                <form method="post" action="/account/sessions/end">
                  <input type="hidden" name="session" value={id} />
                  <SubmitButton kind="ghost">{words.end}</SubmitButton>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {sessions.length > 1 ? (
        <ActionButton action="/account/sessions/end-others" kind="danger">
          {words.endOthers}
        </ActionButton>
      ) : (
        <p className="meta">{words.alone}</p>
      )}
    </Page>
  );
}
