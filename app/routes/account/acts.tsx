import { useLoaderData } from "@remix-run/react";

import { OwnActsFilter } from "#app/domain/audit/forms.ts";
import { ownActsPage } from "#app/domain/audit/queries.server.ts";
import { plainPage } from "#app/http/handlers.server.ts";
import { AuditLine } from "#app/ui/audit.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

const AT = "/account/acts";

export const loader = plainPage(async ({ actor, url }) => {
  const filter = OwnActsFilter.parse(Object.fromEntries(url.searchParams));
  return { filter, ...(await ownActsPage(actor, filter)) };
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.audit.own.title });

export default function OwnActs() {
  const { filter, entries, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.audit.own;
  const { side, after } = filter;
  const at = side === "by" ? `${AT}?side=by` : AT;
  return (
    <Page narrow>
      <BackLink to="/account">{t.account.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <nav className="chips" aria-label={words.sides}>
        <a className="chip" href={AT} aria-current={side === "about" || undefined}>
          {words.about}
        </a>
        <a className="chip" href={`${AT}?side=by`} aria-current={side === "by" || undefined}>
          {words.by}
        </a>
      </nav>
      {entries.length === 0 ? (
        <EmptyState title={words.emptyTitle} hint={side === "by" ? words.emptyBy : words.emptyHint} />
      ) : (
        <Card>
          <ul className="list">
            {entries.map(({ communityId, community, ...entry }) => (
              <AuditLine
                key={entry.id}
                entry={{ ...entry, about: null }}
                own
                base={communityId && `/c/${communityId}`}
                meta={community && ` · ${community}`}
              />
            ))}
          </ul>
        </Card>
      )}
      <Pager next={next && `${AT}?${new URLSearchParams({ side, after: next })}`} first={!after} toFirst={at} />
    </Page>
  );
}
