import { useLoaderData } from "@remix-run/react";

import { claimsPage } from "#app/domain/verification/claim-queries.server.ts";
import { ClaimsFilter } from "#app/domain/verification/forms.ts";
import { page } from "#app/http/handlers.server.ts";
import { ClaimItem } from "#app/ui/claims.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const filter = ClaimsFilter.parse(Object.fromEntries(url.searchParams));
  return { base: `/c/${community.id}`, filter, ...(await claimsPage(actor, filter)) };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.verification.queue.title });

export default function Claims() {
  const { base, filter, claims, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.verification.queue;
  const at = (show: typeof filter.show) => (show === "waiting" ? `${base}/claims` : `${base}/claims?show=decided`);
  const here = `${base}/claims?show=${filter.show}`;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <nav className="chips" aria-label={words.show}>
        {(["waiting", "decided"] as const).map((show) => (
          <a key={show} className="chip" href={at(show)} aria-current={filter.show === show || undefined}>
            {words[show]}
          </a>
        ))}
      </nav>
      {claims.length === 0 ? (
        filter.show === "waiting" ? (
          <EmptyState title={words.emptyTitle} hint={words.emptyHint} />
        ) : (
          <EmptyState title={words.emptyDecided} />
        )
      ) : (
        <Card>
          <ul className="list">
            {claims.map((claim) => (
              <ClaimItem key={claim.id} claim={claim} base={base} />
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next && `${here}&after=${encodeURIComponent(next)}`}
        first={!filter.after}
        toFirst={at(filter.show)}
      />
    </Page>
  );
}
