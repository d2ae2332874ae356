import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { CommentForm } from "#app/domain/comments/forms.ts";
import { placeOfSaid } from "#app/domain/comments/home.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import type { MergerView } from "#app/domain/proposals/merger-rows.server.ts";
import { proposalFace, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { FORM_KEY_HOLE } from "#app/http/form-key.server.ts";
import { facedPage, mixedForm } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { HeldProposal } from "#app/ui/held-proposal.tsx";
import { WentInto } from "#app/ui/mergers.tsx";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { HiddenProposal, StatePill, Way } from "#app/ui/proposal.tsx";
import { ProposalAside, Timeline } from "#app/ui/proposal-aside.tsx";
import { titled } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";
import { Thread } from "#app/ui/thread.tsx";

export const loader = facedPage({
  face: ({ actor, param }) => proposalFace(actor, param("serial")),
  load: async ({ actor, community, param, url }, face) => ({
    base: `/c/${community.id}`,
    formKey: FORM_KEY_HOLE,
    ...(await proposalPage(actor, face, param("serial"), ThreadView.parse(Object.fromEntries(url.searchParams)))),
  }),
  tagsOf: ({ community, param }, { proposal: { merger, merged } }) => [
    tags.community(community.id),
    ...[param("serial"), ...toldOf(merger, merged)].map((serial) => tags.proposal(community.id, serial)),
  ],
});

/** Other proposals whose titles stand on the page. */
const toldOf = (merger: MergerView | null, merged: { serial: string }[]) =>
  [...merged, ...(merger ? [merger.target] : []), ...(merger?.root ? [merger.root] : [])].map(({ serial }) => serial);

export const action = mixedForm(CommentForm, async ({ actor, community, param, input }) => {
  const serial = param("serial");
  const id = await commentOnProposal(actor, serial, input);
  return redirect(placeOfSaid(`/c/${community.id}/proposals/${serial}`, id, input.parentId), { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: "proposals",
  title: (t, { proposal }) => titled(t, proposal.title),
});

export default function Proposal() {
  const { base, formKey, proposal, thread, face } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const at = `${base}/proposals/${proposal.serial}`;
  return (
    <Page>
      <BackLink to={`${base}/proposals`}>{t.proposals.list.title}</BackLink>
      <header className="stack gap-2">
        <div className="row">
          <StatePill state={proposal.state} />
          <span className="meta figures">
            {t.proposals.categories[proposal.category]} · {proposal.serial}
          </span>
        </div>
        <h1>{titled(t, proposal.title)}</h1>
      </header>
      {proposal.merger && <WentInto merger={proposal.merger} base={base} at={at} />}
      <Way state={proposal.state} />
      <div className="columns">
        <Card>
          {proposal.hiddenFor ? (
            <HiddenProposal proposal={proposal} ground={proposal.hiddenFor} base={base} />
          ) : proposal.held ? (
            <HeldProposal proposal={proposal} base={base} />
          ) : (
            <>
              <Prose html={proposal.bodyHtml} />
              <Pictures pictures={proposal.pictures} base={base} />
              {!proposal.isAuthor && (
                <a className="link text-s" href={`${at}/flag`}>
                  {t.moderation.flag.proposalTitle}
                </a>
              )}
            </>
          )}
        </Card>
        <aside className="columns-aside stack">
          <ProposalAside proposal={proposal} base={base} />
        </aside>
        <div className="stack">
          <Thread {...{ thread, face, at, base, formKey, answer }} rights={proposal.rights} />
          <Timeline moves={proposal.moves} />
        </div>
      </div>
    </Page>
  );
}
