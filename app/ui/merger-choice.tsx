import type { SimilarProposal } from "#app/domain/proposals/similar-queries.server.ts";
import { SubmitButton, TextField } from "./form.tsx";
import { BackLink } from "./frame.tsx";
import { Card, Page } from "./pieces.tsx";
import { StatePill } from "./proposal.tsx";
import { ProposalTitle } from "./proposal-title.tsx";
import { useText } from "./served.ts";

type Choice = { serial: string; title: string; alike: readonly SimilarProposal[]; into: string | undefined };

/** What a proposal could be merged into: one that is like it, or any by its number. */
export function MergerChoice({ choice: { serial, title, alike, into }, base }: { choice: Choice; base: string }) {
  const t = useText();
  const words = t.mergers.choose;
  const at = `${base}/proposals/${serial}`;
  return (
    <Page narrow>
      <BackLink to={at}>
        <ProposalTitle title={title} />
      </BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        <h2>{words.alike}</h2>
        {alike.length === 0 && <p className="meta">{words.none}</p>}
        <ul className="list">
          {alike.map((one) => (
            <li key={one.serial}>
              <a className="list-link" href={`${at}/merger/new?into=${one.serial}`}>
                <strong>
                  <ProposalTitle title={one.title} />
                </strong>
                <span className="row">
                  <StatePill state={one.state} />
                  <span className="meta figures">
                    {t.proposals.row.endorsements(one.endorsementCount)} · {one.serial}
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </Card>
      <form className="card" action={`${at}/merger/new`}>
        {into && (
          <p className="notice notice-no" role="alert">
            {words.unknown}
          </p>
        )}
        <TextField
          name="into"
          label={words.number}
          hint={words.numberHint}
          defaultValue={into}
          maxLength={20}
          required
        />
        <SubmitButton kind="ghost">{words.go}</SubmitButton>
      </form>
    </Page>
  );
}
