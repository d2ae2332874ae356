import { useLoaderData } from "@remix-run/react";

import { MemberPage, membersPage } from "#app/domain/electors/member-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Day } from "#app/ui/moment.tsx";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const asked = MemberPage.parse(Object.fromEntries(url.searchParams));
  return { base: `/c/${community.id}`, first: !asked.after, ...(await membersPage(actor, asked)) };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.electors.members.title });

export default function Members() {
  const { base, first, members, next, total, left, mayAdd } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.electors.members;
  const at = `${base}/members`;
  const here = left ? `${at}?left=on` : at;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{left ? words.leftTitle : words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <p className="figures">
        <b>{words.total(total)}</b>
      </p>
      {mayAdd && (
        <a className="btn" href={`${at}/new`}>
          {words.add}
        </a>
      )}
      {members.length === 0 ? (
        <EmptyState title={left ? words.nobodyLeft : words.emptyTitle} hint={left ? "" : words.emptyHint} />
      ) : (
        <Card>
          <ul className="list">
            {members.map((member) => (
              <li key={member.id}>
                <a className="list-link" href={`${at}/${member.id}`}>
                  <strong>{member.name}</strong>
                  <span className="meta">
                    {words.added} <Day at={member.addedAt} />
                    {member.removedAt ? (
                      <>
                        {" · "}
                        {words.left} <Day at={member.removedAt} />
                      </>
                    ) : (
                      ` · ${member.online ? words.online : words.onPaper}`
                    )}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next && `${here}${left ? "&" : "?"}after=${encodeURIComponent(next)}`}
        first={first}
        toFirst={here}
      />
      <a className="btn btn-ghost" href={left ? at : `${at}?left=on`}>
        {left ? words.toMembers : words.toLeft}
      </a>
    </Page>
  );
}
