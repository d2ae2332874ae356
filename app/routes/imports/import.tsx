import { useLoaderData } from "@remix-run/react";

import { RowFilter } from "#app/domain/imports/forms.ts";
import { importPage } from "#app/domain/imports/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { ImportActions } from "#app/ui/import-actions.tsx";
import { ImportRows } from "#app/ui/import-rows.tsx";
import { CountFacts, FaultNotice, ImportPill, ImportProgress } from "#app/ui/imports.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => {
  const filter = RowFilter.parse(Object.fromEntries(url.searchParams));
  const base = `/c/${community.id}/imports`;
  return { base, after: filter.after ?? null, ...(await importPage(actor, param("import"), filter)) };
});

const REFRESH_SECONDS = 2;

const isUnderWay = (state: string) => state === "reading" || state === "applying";

export const handle = pageHandle<typeof loader>({
  tab: "me",
  title: (t, { fileName }) => `${fileName} · ${t.imports.title}`,
  refreshSeconds: ({ state }) => (isUnderWay(state) ? REFRESH_SECONDS : null),
});

export type Import = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ImportPage() {
  const found = useLoaderData<typeof loader>();
  const { base, id, fileName, state, by, createdAt, fault, counts } = found;
  const t = useText();
  const words = t.imports;
  const hasRows = state !== "reading" && state !== "refused";
  return (
    <Page narrow>
      <BackLink to={base}>{words.title}</BackLink>
      <div>
        <div className="row">
          <ImportPill state={state} />
        </div>
        <h1>{fileName}</h1>
        <p className="meta">
          {by ? words.uploadedBy(by) : words.uploaded} · <Moment at={createdAt} />
        </p>
      </div>
      {fault && <FaultNotice fault={fault} />}
      {isUnderWay(state) ? (
        <ImportProgress found={found} at={`${base}/${id}`} />
      ) : (
        <>
          {!(state === "previewed" && found.refusals.apply) && <p className="text-ink-2">{words.states[state].lead}</p>}
          {hasRows && (
            <Card>
              <h2 className="sr-only">{words.counts}</h2>
              <CountFacts counts={counts} />
              {counts.ignored.length > 0 && <p className="meta">{words.ignored(counts.ignored.join(words.between))}</p>}
            </Card>
          )}
        </>
      )}
      <ImportActions found={found} />
      {hasRows && !isUnderWay(state) && <ImportRows found={found} />}
    </Page>
  );
}
