import type { SummaryView } from "#app/domain/comments/queries.server.ts";
import { Moment } from "./moment.tsx";
import { Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

type Summary = {
  summary: SummaryView | null;
  /** Where it is written, for those who may. */
  editAt: string | null;
};

/** What speaks for a matter and against it, as the committee sums it up, with links to who said so. */
export function ThreadSummary({ summary, editAt }: Summary) {
  const words = useText().threads.summary;
  if (!summary) {
    return (
      editAt && (
        <a className="btn btn-ghost" href={editAt}>
          {words.write}
        </a>
      )
    );
  }
  return (
    <section className="card" aria-labelledby="arguments">
      <div className="row between">
        <h3 id="arguments">{words.title}</h3>
        <span className="meta">
          {words.by} · <Moment at={summary.editedAt} />
        </span>
      </div>
      <div className="arguments">
        <Side title={words.pro} html={summary.proHtml} kind="pro" />
        <Side title={words.con} html={summary.conHtml} kind="con" />
      </div>
      {editAt && (
        <a className="link w-fit text-s" href={editAt}>
          {words.edit}
        </a>
      )}
    </section>
  );
}

function Side({ title, html, kind }: { title: string; html: string; kind: "pro" | "con" }) {
  const words = useText().threads.summary;
  return (
    <div className={`argument argument-${kind}`}>
      <h4>{title}</h4>
      {html ? <Prose html={html} /> : <p className="meta">{words.nobody}</p>}
    </div>
  );
}
