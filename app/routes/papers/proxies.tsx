import { useLoaderData } from "@remix-run/react";

import { proxiesPage } from "#app/domain/papers/queries.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { page } from "#app/http/handlers.server.ts";
import { ActionButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Day } from "#app/ui/moment.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await proxiesPage(actor, param("serial"))),
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.proxies.title });

export default function Proxies() {
  const { at, vote, authorities } = useLoaderData<typeof loader>();
  const { proxies: words, sheet } = useText().papers;
  const isDone = isOver(vote);
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        {authorities.length === 0 ? (
          <p className="meta">{words.none}</p>
        ) : (
          <ul className="list">
            {authorities.map(({ id, seatNo, label, proxyName, grantedOn, revokedAt }) => (
              <li key={id} className="stack gap-1 py-3">
                <span className="row">
                  <b className="figures">
                    {sheet.seat(seatNo)} · {label}
                  </b>
                  <Pill kind={revokedAt ? "calm" : "yes"}>{revokedAt ? words.revoked : words.standing}</Pill>
                </span>
                <span className="meta">
                  {proxyName} · {words.grantedOn} <Day at={grantedOn} />
                </span>
                <span className="row">
                  <a className="link" href={`${at}/proxies/${id}/document`}>
                    {words.document}
                  </a>
                  {!revokedAt && !isDone && (
                    <ActionButton action={`${at}/proxies/${id}/revocation`} kind="ghost">
                      {words.revoke}
                    </ActionButton>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {isDone ? (
        <p className="meta">{words.over}</p>
      ) : (
        <a className="btn" href={`${at}/proxies/new`}>
          {words.add}
        </a>
      )}
    </Page>
  );
}
