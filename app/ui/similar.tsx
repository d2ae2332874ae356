import type { SimilarProposal } from "#app/domain/proposals/similar-queries.server.ts";
import { StatePill } from "./proposal.tsx";
import { ProposalTitle } from "./proposal-title.tsx";
import { useText } from "./served.ts";

/** Proposals like the one that is being written, in windows of their own: what was typed stays. */
export function Similar({ proposals, base }: { proposals: readonly SimilarProposal[]; base: string }) {
  const t = useText();
  const words = t.similar;
  return (
    <>
      <h2>{words.title}</h2>
      <p className="text-ink-2">{words.lead}</p>
      <ul className="list">
        {proposals.map(({ serial, title, state, endorsementCount }) => (
          <li key={serial}>
            <a className="list-link" href={`${base}/proposals/${serial}`} target="_blank" rel="noopener">
              <strong>
                <ProposalTitle title={title} />
              </strong>
              <span className="row">
                <StatePill state={state} />
                <span className="meta figures">
                  {t.proposals.row.endorsements(endorsementCount)} · {serial}
                </span>
              </span>
              <span className="sr-only">{words.newWindow}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
