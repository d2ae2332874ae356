/** When the server has no room for us; an EventSource comes back by itself only after a connection broke. */
const AFTER_REFUSAL_MS = 60_000;

/**
 * Says how much has been said since the page was drawn, over the page and not in it: what one reads stays where it is.
 * While nobody looks at the page nothing is held open; on return it is told at once what was missed.
 */
export function tellNews(bar: HTMLElement) {
  const { newsAt = "", newsSeen, newsOne = "", newsMany = "" } = bar.dataset;
  const link = bar.querySelector("a");
  let source: EventSource | undefined;
  let timer: number | undefined;

  function stop() {
    window.clearTimeout(timer);
    source?.close();
  }

  function start() {
    stop();
    if (document.hidden) return;
    const opened = new EventSource(newsAt);
    source = opened;
    opened.onmessage = ({ data }) => show(Number(data) - Number(newsSeen));
    opened.onerror = () => {
      if (opened.readyState === EventSource.CLOSED) timer = window.setTimeout(start, AFTER_REFUSAL_MS);
    };
  }

  function show(count: number) {
    if (!link || count < 1) return;
    const words = count === 1 ? newsOne : newsMany.replace("#", String(count));
    if (link.textContent !== words) link.textContent = words;
    link.hidden = false;
  }

  // A link to the very page one is on would only scroll.
  link?.addEventListener("click", () => {
    const isHere = link.pathname + link.search === window.location.pathname + window.location.search;
    if (isHere) window.setTimeout(() => window.location.reload());
  });
  document.addEventListener("visibilitychange", start);
  start();
}
