import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { hideAll } from "#app/domain/moderation/bulk-judge.server.ts";
import { bulkPage } from "#app/domain/moderation/bulk-queries.server.ts";
import { BulkHidingForm } from "#app/domain/moderation/forms.ts";
import { judgingForm, page } from "#app/http/handlers.server.ts";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { GroundAndNote, Sheet } from "#app/ui/judge.tsx";
import { CasePills } from "#app/ui/moderation.tsx";
import { EmptyState, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => ({
  base: `/c/${community.id}`,
  ...(await bulkPage(actor, url.searchParams.get("like"))),
}));

export const action = judgingForm(BulkHidingForm, async ({ actor, community, input }) => {
  const { at, skipped } = await hideAll(actor, input);
  const done = encodeURIComponent(at.toISOString());
  return redirect(`/c/${community.id}/moderation?done=${done}&skipped=${skipped}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.moderation.bulk.title });

export default function Bulk() {
  const { base, cases, alike, used } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.moderation.bulk;
  const likely = [...new Set(cases.flatMap(({ grounds }) => grounds))];
  const isChosen = (id: string) => (answer ? `case-${id}` in answer.typed : alike);
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{alike ? words.leadAlike : words.lead}</p>
      {cases.length === 0 ? (
        <EmptyState title={t.moderation.queue.none} />
      ) : (
        <form method="post" className="stack">
          <ul id="text" className="stack gap-3">
            {cases.map(({ item, revision, grounds, ...one }) => (
              <li key={item.id}>
                <label className="option">
                  <input type="checkbox" name={`case-${item.id}`} value={revision} defaultChecked={isChosen(item.id)} />
                  <span className="stack min-w-0 gap-1">
                    {item.kind === "proposal" && <strong>{item.home.title}</strong>}
                    <span>{item.excerpt}</span>
                    <span className="row meta">
                      <CasePills one={one} />
                      {item.authorName} · {grounds.map((ground) => t.moderation.grounds[ground].name).join(" · ")}
                    </span>
                  </span>
                </label>
                {(item.kind === "proposal" || item.excerpt.endsWith("…")) && (
                  <a className="link text-s" href={`${base}/moderation/${item.id}`}>
                    {words.whole}
                  </a>
                )}
              </li>
            ))}
          </ul>
          <Sheet id="hide" title={words.hide} lead={t.moderation.case.hideLead} open={answer !== undefined}>
            <FormProblem answer={answer} />
            <GroundAndNote answer={answer} note={t.moderation.case.note} likely={likely} used={used} />
            <SubmitButton kind="danger">{words.hide}</SubmitButton>
          </Sheet>
          <div className="thumb-bar">
            <button className="btn" type="submit" formAction={`${base}/moderation/bulk/keep`} formNoValidate>
              {words.keep}
            </button>
            <a className="btn btn-danger" href="#hide">
              {words.hide}
            </a>
          </div>
        </form>
      )}
    </Page>
  );
}
