import type { ownMergers } from "#app/domain/proposals/merger-queries.server.ts";
import type { MergerView } from "#app/domain/proposals/merger-rows.server.ts";
import { End, Moment } from "./moment.tsx";
import { Card } from "./pieces.tsx";
import { ProposalTitle, titled } from "./proposal-title.tsx";
import { useText } from "./served.ts";

type Named = { serial: string; title: string };

const To = ({ base, to: { serial, title } }: { base: string; to: Named }) => (
  <>
    <a className="link font-semibold" href={`${base}/proposals/${serial}`}>
      <ProposalTitle title={title} />
    </a>{" "}
    <span className="meta figures whitespace-nowrap">{serial}</span>
  </>
);

/** Where a merged proposal went, before anything else on its page, and what its author says to it. */
export function WentInto({ merger, base, at }: { merger: MergerView; base: string; at: string }) {
  const words = useText().mergers;
  const { target, root, reason, mergedByName, mergedAt, objectUntil, waits, objection, answer, refusals } = merger;
  const mayAct = merger.mayObject || refusals.undo === null;
  return (
    <section className="notice notice-sun stack gap-2" role="status">
      <p>
        {words.into} <To base={base} to={target} />
      </p>
      {root && (
        <p>
          {words.later} <To base={base} to={root} />
        </p>
      )}
      <p>{words.intoLead}</p>
      <Said title={words.reason} text={reason} />
      <p className="meta">
        {words.by(mergedByName)} · <Moment at={mergedAt} />
        {!merger.objectedAt && (
          <>
            {" · "}
            {words.objectUntil} <End at={objectUntil} />
          </>
        )}
      </p>
      {waits && <p className="font-semibold">{words.waits}</p>}
      {objection && <Said title={words.objection} text={objection} />}
      {answer && <Said title={words.answer} text={answer} />}
      {mayAct && (
        <div className="row gap-2">
          {merger.mayObject && (
            <a className="btn btn-ghost" href={`${at}/merger/objection`}>
              {words.object}
            </a>
          )}
          {refusals.undo === null && waits && (
            <a className="btn" href={`${at}/merger/answer`}>
              {words.answerIt}
            </a>
          )}
          {refusals.undo === null && !waits && (
            <a className="btn btn-ghost" href={`${at}/merger/undoing`}>
              {words.undo}
            </a>
          )}
        </div>
      )}
    </section>
  );
}

const Said = ({ title, text }: { title: string; text: string }) => (
  <div>
    <p className="font-semibold">{title}</p>
    <p className="whitespace-pre-wrap">{text}</p>
  </div>
);

/** What was merged into a proposal. */
export function MergedHere({ merged, base }: { merged: readonly Named[]; base: string }) {
  const words = useText().mergers;
  if (merged.length === 0) return null;
  return (
    <Card>
      <h2>{words.merged}</h2>
      <p className="meta">{words.mergedLead}</p>
      <ul className="list">
        {merged.map(({ serial, title }) => (
          <li key={serial}>
            <a className="list-link" href={`${base}/proposals/${serial}`}>
              <strong>
                <ProposalTitle title={title} />
              </strong>
              <span className="meta figures">{serial}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** To the author: where their proposals went, and until when they may say no; and what came into theirs. */
export function OwnMergers({ mergers, base }: { mergers: Awaited<ReturnType<typeof ownMergers>>; base: string }) {
  const t = useText();
  const words = t.mergers.own;
  if (mergers.length === 0) return null;
  return (
    <Card>
      <h2>{words.title}</h2>
      <ul className="list">
        {mergers.map(({ id, isOwn, source, target, objectUntil, answeredAt, waits, mayObject }) => (
          <li key={id}>
            <a className="list-link" href={`${base}/proposals/${(isOwn ? source : target).serial}`}>
              <strong>
                <ProposalTitle title={source.title} />
              </strong>
              <span>{(isOwn ? words.into : words.came)(titled(t, target.title))}</span>
              {isOwn && (
                <span className="meta">
                  {waits
                    ? words.waits
                    : answeredAt
                      ? words.answered
                      : mayObject && (
                          <>
                            {words.until} <End at={objectUntil} />
                          </>
                        )}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
