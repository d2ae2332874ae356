import { ActionButton } from "./form.tsx";
import { End } from "./moment.tsx";
import { Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Draft = { id: string; hidden: boolean; held: boolean; dueAt: Date | null };

/** What became of a draft that was handed in and is not out, and what its author can do. */
export function HandedIn({ draft: { hidden, dueAt }, at }: { draft: Draft; at: string }) {
  const t = useText();
  const words = t.proposals.held;
  if (hidden) {
    return (
      <>
        <p className="text-ink-2">{words.refused}</p>
        <a className="btn" href={`${at}/measure`}>
          {t.moderation.comment.why}
        </a>
      </>
    );
  }
  return (
    <>
      <p className="text-ink-2">{words.lead}</p>
      {dueAt && <Due dueAt={dueAt} />}
      <div className="row gap-2">
        <a className="btn btn-ghost" href={`${at}/edit`}>
          {t.signals.held.rewrite}
        </a>
        <ActionButton kind="danger" action={`${at}/removal`}>
          {words.withdraw}
        </ActionButton>
      </div>
    </>
  );
}

function Due({ dueAt }: { dueAt: Date }) {
  return (
    <p>
      {useText().signals.held.due}
      <b>
        <End at={dueAt} />
      </b>
    </p>
  );
}

type Shown = { id: string; serial: string; isAuthor: boolean; isCommittee: boolean };

/** In the place of new words that wait: that they do, and the way to them for those who may read them. */
export function HeldProposal({ proposal, base }: { proposal: Shown; base: string }) {
  const t = useText();
  const { id, serial, isAuthor, isCommittee } = proposal;
  const words = t.proposals.held;
  return (
    <>
      <p>
        <Pill kind="act">{t.signals.held.pill}</Pill>
      </p>
      <p>{isAuthor ? words.changed : words.others}</p>
      <p className="text-ink-2">{words.kept}</p>
      {isAuthor && (
        <p>
          <a className="link" href={`${base}/proposals/${serial}/edit`}>
            {words.own}
          </a>
        </p>
      )}
      {isCommittee && !isAuthor && (
        <p>
          <a className="link" href={`${base}/moderation/${id}`}>
            {words.judge}
          </a>
        </p>
      )}
    </>
  );
}
