import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { MergeForm } from "#app/domain/proposals/forms.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import { mergerChoicePage, mergerPage } from "#app/domain/proposals/merger-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { MergerChoice } from "#app/ui/merger-choice.tsx";
import { Pictures } from "#app/ui/pictures.tsx";
import { Card, Page, Prose } from "#app/ui/pieces.tsx";
import { StatePill } from "#app/ui/proposal.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { useText } from "#app/ui/served.ts";

/** Which one to merge it into; and once one is chosen, both beside each other. */
export const loader = page(async ({ actor, community, param, url }) => {
  const [base, serial, into] = [`/c/${community.id}`, param("serial"), url.searchParams.get("into")?.trim()];
  const pair = into ? await mergerPage(actor, serial, into) : null;
  return { base, pair, choice: pair ? null : { into, ...(await mergerChoicePage(actor, serial)) } };
});

export const action = form(MergeForm, async ({ actor, community, param, input }) => {
  await mergeProposal(actor, param("serial"), input);
  return redirect(`/c/${community.id}/proposals/${param("serial")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.mergers.merge });

export default function NewMerger() {
  const { base, pair, choice } = useLoaderData<typeof loader>();
  if (choice) return <MergerChoice choice={choice} base={base} />;
  return pair && <Confirmation pair={pair} base={base} />;
}

type Pair = Awaited<ReturnType<typeof mergerPage>>;

function Confirmation({
  pair: { source, target, together, refusal },
  base,
}: {
  pair: NonNullable<Pair>;
  base: string;
}) {
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.mergers.confirm;
  const sides = [
    { proposal: source, role: words.source },
    { proposal: target, role: words.target },
  ];
  return (
    <Page>
      <BackLink to={`${base}/proposals/${source.serial}/merger/new`}>{words.another}</BackLink>
      <h1>{words.title}</h1>
      <div className="grid gap-4 min-[700px]:grid-cols-2">
        {sides.map(({ proposal, role }) => (
          <Card key={role} className="content-start">
            <p className="font-semibold text-sun-ink">{role}</p>
            <h2>
              <ProposalTitle title={proposal.title} />
            </h2>
            <div className="row">
              <StatePill state={proposal.state} />
              <span className="meta figures">
                {proposal.serial} · {t.proposals.by(proposal.authorName)}
              </span>
            </div>
            <p className="meta figures">{t.proposals.row.endorsements(proposal.endorsementCount)}</p>
            <Prose html={proposal.bodyHtml} />
            <Pictures pictures={proposal.pictures} base={base} />
          </Card>
        ))}
      </div>
      {refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="figures font-semibold">{words.together(together)}</p>
          <input type="hidden" name="into" value={target.serial} />
          <TextArea
            {...fieldsOf(answer)("reason")}
            label={words.reason}
            hint={words.reasonHint}
            rows={4}
            maxLength={500}
            required
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
