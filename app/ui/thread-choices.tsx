import { SORTS } from "#app/domain/comments/ranking.ts";
import { SHOWN, type Shown, type ThreadView, threadQuery } from "#app/domain/comments/showing.ts";
import { useText } from "./served.ts";

/** In what order a thread is read, and which part of it: links, each with what else was chosen. Comments begin right here. */
export function ThreadChoices({ view, at }: { view: ThreadView; at: string }) {
  const words = useText().threads;
  const all = { ...view, since: undefined, after: undefined };
  const to = (changed: Partial<ThreadView>) => `${at}${threadQuery({ ...all, ...changed })}#comments`;
  const isChosen = (chosen: boolean) => (chosen && view.since === undefined ? "true" : undefined);
  const parts: { show: Shown | undefined; text: string }[] = [
    { show: undefined, text: words.showAll },
    ...SHOWN.map((show) => ({ show, text: words.shown[show] })),
  ];
  return (
    <div className="stack gap-1" id="comments">
      <nav className="chips" aria-label={words.sort}>
        {SORTS.map((sort) => (
          <a key={sort} className="chip" href={to({ sort })} aria-current={isChosen(sort === view.sort)}>
            {words.sorts[sort]}
          </a>
        ))}
      </nav>
      <nav className="chips" aria-label={words.show}>
        {parts.map(({ show, text }) => (
          <a key={text} className="chip" href={to({ show })} aria-current={isChosen(show === view.show)}>
            {text}
          </a>
        ))}
      </nav>
    </div>
  );
}
