import { SORTS } from "#app/domain/comments/ranking.ts";
import { SHOWN, type Shown, type ThreadView, threadQuery } from "#app/domain/comments/showing.ts";
import { useText } from "./served.ts";

/** In what order a thread is read, and which part of it: links, each with what else was chosen. */
export function ThreadChoices({ view, at }: { view: ThreadView; at: string }) {
  const words = useText().threads;
  const to = (changed: Partial<ThreadView>) =>
    `${at}${threadQuery({ ...view, after: undefined, ...changed })}#discussion`;
  const parts: { show: Shown | undefined; text: string }[] = [
    { show: undefined, text: words.showAll },
    ...SHOWN.map((show) => ({ show, text: words.shown[show] })),
  ];
  return (
    <div className="stack gap-1">
      <nav className="chips" aria-label={words.sort}>
        {SORTS.map((sort) => (
          <a key={sort} className="chip" href={to({ sort })} aria-current={sort === view.sort ? "true" : undefined}>
            {words.sorts[sort]}
          </a>
        ))}
      </nav>
      <nav className="chips" aria-label={words.show}>
        {parts.map(({ show, text }) => (
          <a key={text} className="chip" href={to({ show })} aria-current={show === view.show ? "true" : undefined}>
            {text}
          </a>
        ))}
      </nav>
    </div>
  );
}
