import type { votePage } from "#app/domain/votes/queries.server.ts";
import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

type Vote = Awaited<ReturnType<typeof votePage>>;

/** That a vote was called off, and why, before anything else on its page. */
export function Cancelled({ vote: { acts } }: { vote: Pick<Vote, "acts"> }) {
  const words = useText().acts.onVote;
  const cancellation = acts.find(({ kind }) => kind === "cancellation");
  if (!cancellation) return null;
  return (
    <section className="notice" role="status">
      <h2>{words.cancelled}</h2>
      <p>{words.because(cancellation.reason)}</p>
      <p className="meta">{words.back}</p>
    </section>
  );
}

type Acting = { vote: Vote; at: string; isCommittee: boolean };

/** All that the committee may do about a vote, in one place; and what those may who miss themselves on the roll. */
export function ActsCard({ vote, at, isCommittee }: Acting) {
  const t = useText();
  const words = t.acts.onVote;
  const { actRefusals, phase, settings, result } = vote;
  const hasPapers = isCommittee && settings.secrecy === "named" && phase !== "cancelled";
  const isTied = result?.decision === "tied" && settings.tieBreak.rule === "lot" && vote.outcomeSerial === null;
  const doors = [
    { to: "lot", title: t.papers.lot.title, open: isCommittee && isTied },
    { to: "outcome", title: t.votes.page.publish, open: isCommittee && vote.publishRefusal === null },
    { to: "papers", title: t.papers.title, open: hasPapers },
    { to: "corrections", title: words.corrections, open: actRefusals.correct === null && phase === "notice" },
    { to: "extension", title: words.extend, open: actRefusals.extend === null },
    { to: "cancellation", title: words.cancel, open: actRefusals.cancel === null },
  ].filter(({ open }) => open);
  return (
    <>
      {doors.length > 0 && (
        <Card>
          <h2>{t.votes.page.forCommittee}</h2>
          <div className="row gap-2">
            {doors.map(({ to, title }, place) => (
              <a key={to} className={place === 0 && phase === "closed" ? "btn" : "btn btn-ghost"} href={`${at}/${to}`}>
                {title}
              </a>
            ))}
          </div>
        </Card>
      )}
      {actRefusals.ask === null && (
        <a className="link" href={`${at}/roll-requests/new`}>
          {words.ask}
        </a>
      )}
    </>
  );
}
