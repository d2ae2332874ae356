import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { CodeFilter } from "#app/domain/papers/forms.ts";
import { papersPage, sheetCode } from "#app/domain/papers/queries.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Disputes, FindSheet, OpenSheets, PaperSums } from "#app/ui/papers.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** With a code, as it is typed, leads on to its sheet. */
export const loader = page(async ({ actor, community, param, url }) => {
  const at = `/c/${community.id}/votes/${param("serial")}`;
  const { code } = CodeFilter.parse(Object.fromEntries(url.searchParams));
  if (code) throw redirect(`${at}/papers/${await sheetCode(actor, param("serial"), code)}`, { status: 303 });
  return { at, ...(await papersPage(actor, param("serial"))) };
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.title });

export default function Papers() {
  const { at, vote, sums, sheets, disputes, printRefusal, lotRefusal } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.papers;
  // What is printed and served is so before the deadline; what was handed in is read after it, too.
  const isDone = isOver(vote);
  return (
    <Page narrow>
      <BackLink to={at}>{vote.question}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {sums.printed > 0 && <FindSheet action={`${at}/papers`} />}
      <OpenSheets sheets={sheets} />
      <Disputes disputes={disputes} at={at} />
      <PaperSums sums={sums} />
      {printRefusal && !isDone && <p className="notice">{t.refusals[printRefusal]}</p>}
      <div className="row gap-2">
        {printRefusal === null && (
          <a className="btn" href={`${at}/papers/print`}>
            {words.print.title}
          </a>
        )}
        {!isDone && (
          <a className="btn btn-ghost" href={`${at}/deliveries`}>
            {words.deliveries.title}
          </a>
        )}
        <a className="btn btn-ghost" href={`${at}/proxies`}>
          {words.proxies.title}
        </a>
        {lotRefusal === null && (
          <a className="btn" href={`${at}/lot`}>
            {words.lot.title}
          </a>
        )}
      </div>
    </Page>
  );
}
