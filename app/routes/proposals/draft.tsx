import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { draftPage } from "#app/domain/proposals/author-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { ActionButton, RefusalNotice } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { HandedIn } from "#app/ui/held-proposal.tsx";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Pill, Prose } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { Similar } from "#app/ui/similar.tsx";

/** Once submitted, a draft's address leads on to the proposal. */
export const loader = page(async ({ actor, community, param }) => {
  const base = `/c/${community.id}`;
  const draft = await draftPage(actor, param("draft"));
  if (draft.serial) throw redirect(`${base}/proposals/${draft.serial}`, { status: 303 });
  return { base, draft };
});

export const handle = pageHandle<typeof loader>({
  tab: "proposals",
  title: (t, { draft }) => (draft.held || draft.hidden ? draft.title : t.proposals.draft.title),
});

export default function Draft() {
  const { base, draft } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.proposals.draft;
  const at = `${base}/drafts/${draft.id}`;
  const handedIn = draft.held || draft.hidden;
  return (
    <Page narrow>
      <div className="row between">
        <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
        {!handedIn && <span className="meta">{words.step}</span>}
      </div>
      {handedIn ? (
        <p>
          <Pill kind={draft.hidden ? "no" : "sun"}>
            {draft.hidden ? t.proposals.held.refusedPill : t.signals.held.pill}
          </Pill>
        </p>
      ) : (
        <>
          <h1>{words.title}</h1>
          <p className="text-ink-2">{words.lead}</p>
        </>
      )}
      <Card>
        <p className="meta">{t.proposals.categories[draft.category]}</p>
        {handedIn ? <h1>{draft.title}</h1> : <h2>{draft.title}</h2>}
        <Prose html={draft.bodyHtml} />
        <Pictures pictures={draft.pictures} base={base} />
      </Card>
      {draft.similar.length > 0 && (
        <Card>
          <Similar proposals={draft.similar} base={base} />
        </Card>
      )}
      {handedIn ? (
        <HandedIn draft={draft} at={at} />
      ) : (
        <>
          <RefusalNotice refusal={draft.refusal} />
          <ActionButton action={`${at}/submission`} disabled={draft.refusal !== null}>
            {draft.similar.length > 0 ? t.similar.submitAnyway : words.submit}
          </ActionButton>
          <div className="row gap-2">
            <a className="btn btn-ghost" href={`${at}/edit`}>
              {words.edit}
            </a>
            <ActionButton kind="danger" action={`${at}/removal`}>
              {words.remove}
            </ActionButton>
          </div>
        </>
      )}
    </Page>
  );
}
