import { useLoaderData } from "@remix-run/react";

import { accountPage } from "#app/domain/accounts/own-queries.server.ts";
import { ownPage } from "#app/http/own-account.server.ts";
import { ErasureNotice } from "#app/ui/erasure-notice.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(({ person }) => accountPage(person));

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.title });

export default function Account() {
  const { shownName, loginName, phone, email, hasPassword, sessions, factors, communities, erasureDueAt } =
    useLoaderData<typeof loader>();
  const t = useText();
  const words = t.account;
  const places: readonly (readonly [to: string, title: string, now: string | number])[] = [
    ["/account/name", words.name.title, shownName],
    ["/account/sessions", words.sessions.title, words.sessions.count(sessions)],
    ["/account/phone", words.phone.title, [phone, email].filter(Boolean).join(" · ") || words.phone.none],
    ["/account/password", hasPassword ? words.password.title : words.password.setTitle, ""],
    ...(factors
      ? [["/account/factors", words.factors.title, factors.on ? words.factors.on : words.factors.off] as const]
      : []),
    ["/account/looks", t.verification.looks.title, ""],
    ["/account/acts", t.audit.own.title, ""],
    ["/account/preferences", words.preferences.title, ""],
    ["/account/export", t.ownData.export.title, ""],
    ["/account/erasure", t.ownData.erasure.title, ""],
  ];
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      {erasureDueAt && <ErasureNotice dueAt={erasureDueAt} />}
      {loginName && <p className="meta">{loginName}</p>}
      <Card>
        <ul className="list">
          {places.map(([to, title, now]) => (
            <li key={to}>
              <a className="list-link" href={to}>
                <strong>{title}</strong>
                {now !== "" && <span className="meta">{now}</span>}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      {communities.map(({ id, name }) => (
        <a key={id} className="btn btn-ghost" href={`/c/${id}/me`}>
          {words.toCommunity(name)}
        </a>
      ))}
    </Page>
  );
}
