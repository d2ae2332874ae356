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
export function ActsCard({ vote: { actRefusals, phase, settings, publishRefusal }, at, isCommittee }: Acting) {
  const t = useText();
  const words = t.acts.onVote;
  const hasPapers = isCommittee && settings.secrecy === "named" && phase !== "cancelled";
  const doors = [
    { to: "papers", title: t.papers.title, open: hasPapers },
    { to: "corrections", title: words.corrections, open: actRefusals.correct === null && phase === "notice" },
    { to: "extension", title: words.extend, open: actRefusals.extend === null },
    { to: "cancellation", title: words.cancel, open: actRefusals.cancel === null },
  ].filter(({ open }) => open);
  return (
    <>
      {(doors.length > 0 || (isCommittee && publishRefusal === null)) && (
        <Card>
          <h2>{t.votes.page.forCommittee}</h2>
          <div className="row gap-2">
            {isCommittee && publishRefusal === null && (
              <a className="btn" href={`${at}/outcome`}>
                {t.votes.page.publish}
              </a>
            )}
            {doors.map(({ to, title }) => (
              <a key={to} className="btn btn-ghost" href={`${at}/${to}`}>
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
