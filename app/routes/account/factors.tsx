import { useLoaderData } from "@remix-run/react";

import { factorsPage } from "#app/domain/factors/queries.server.ts";
import { nextIn, ownPage, withNext } from "#app/http/own-account.server.ts";
import { SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url }) => {
  const next = nextIn(url);
  return {
    ...(await factorsPage(person)),
    next,
    toNewPasskey: withNext("/account/factors/passkeys/new", next),
    toCodes: withNext("/account/factors/recovery-codes", next),
  };
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.account.factors.title });

export default function Factors() {
  const { hasTotp, passkeys, recoveryCodes, next, toNewPasskey, toCodes } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.factors.page;
  const hasFactor = hasTotp || passkeys.length > 0;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{t.account.factors.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {hasFactor && recoveryCodes === 0 && <p className="notice notice-sun">{words.noCodesYet}</p>}
      <Card>
        <div className="row between">
          <h2>{words.totp}</h2>
          {hasTotp && <Pill kind="yes">{t.account.factors.on}</Pill>}
        </div>
        <p className="meta">{words.totpLead}</p>
        <div className="row">
          <form method="post" action="/account/factors/totp/begin" className="contents">
            <input type="hidden" name="next" value={next} />
            <SubmitButton kind={hasFactor ? "ghost" : "act"}>{hasTotp ? words.replace : words.setUp}</SubmitButton>
          </form>
          {hasTotp && (
            <a className="btn btn-danger" href="/account/factors/totp/removal">
              {words.remove}
            </a>
          )}
        </div>
      </Card>
      <Card>
        <div className="row between">
          <h2>{words.passkeys}</h2>
          {passkeys.length > 0 && <Pill kind="yes">{t.account.factors.on}</Pill>}
        </div>
        <p className="meta">{words.passkeysLead}</p>
        {passkeys.length === 0 ? (
          <p>{words.noPasskeys}</p>
        ) : (
          <ul className="list">
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id} className="stack gap-2 py-3">
                <strong>{name}</strong>
                <span className="meta">
                  {words.added} <Moment at={createdAt} /> ·{" "}
                  {lastUsedAt ? (
                    <>
                      {words.used} <Moment at={lastUsedAt} />
                    </>
                  ) : (
                    words.neverUsed
                  )}
                </span>
                <span className="row">
                  <a className="btn btn-ghost" href={`/account/factors/passkeys/${id}`}>
                    {words.rename}
                  </a>
                  <a className="btn btn-danger" href={`/account/factors/passkeys/${id}/removal`}>
                    {words.remove}
                  </a>
                </span>
              </li>
            ))}
          </ul>
        )}
        <a className="btn btn-ghost" href={toNewPasskey}>
          {words.addPasskey}
        </a>
      </Card>
      {hasFactor && (
        <Card>
          <div className="row between">
            <h2>{words.codes}</h2>
            {recoveryCodes > 0 && <span className="meta">{words.codesLeft(recoveryCodes)}</span>}
          </div>
          <p className="meta">{words.codesLead}</p>
          <a className={recoveryCodes > 0 ? "btn btn-ghost" : "btn"} href={toCodes}>
            {recoveryCodes > 0 ? words.remakeCodes : words.makeCodes}
          </a>
        </Card>
      )}
    </Page>
  );
}
