import { useLoaderData } from "@remix-run/react";

import { HeldHeadFilter } from "#app/domain/votes/forms.ts";
import { ledgerPage } from "#app/domain/votes/proofs.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Verdict } from "#app/ui/icons.tsx";
import { LedgerHead, Recount } from "#app/ui/ledger.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { WhoSees } from "#app/ui/who-sees.tsx";

export const loader = page(async ({ actor, community, param, url }) => {
  const held = HeldHeadFilter.parse(Object.fromEntries(url.searchParams));
  const at = `/c/${community.id}/votes/${param("serial")}`;
  return { at, address: `${url.origin}${at}/ledger`, held, ledger: await ledgerPage(actor, param("serial"), held) };
});

export const handle = pageHandle<typeof loader>({
  tab: "votes",
  title: (t, { ledger }) => `${t.ledger.title} · ${ledger.question}`,
});

export default function Ledger() {
  const { at, address, held, ledger } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.ledger;
  return (
    <Page narrow>
      <BackLink to={at}>{ledger.question}</BackLink>
      <h1>{words.title}</h1>
      {held && ledger.agrees !== null && (
        <section className="card" role="status">
          <div className="row flex-nowrap gap-3.5">
            <Verdict yes={ledger.agrees} />
            <div>
              <h2>{ledger.agrees ? words.agrees.title : words.differs.title}</h2>
              <p>{ledger.agrees ? words.agrees.text(held.size) : words.differs.text(held.size)}</p>
            </div>
          </div>
        </section>
      )}
      <p className="text-ink-2">{words.lead}</p>
      <LedgerHead ledger={ledger} address={address} />
      <Recount status={ledger.status} at={at} />
      <WhoSees secrecy={ledger.isSecret ? "secret" : "named"} />
    </Page>
  );
}
