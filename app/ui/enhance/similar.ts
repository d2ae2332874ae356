import { nodesOf } from "./nodes.ts";

const PAUSE_MS = 500;
const PATIENCE_MS = 10_000;

/** Shows below a title, a moment after the last key, what is like it already; says nothing where nothing is. */
export function similarWhileTyping() {
  for (const box of document.querySelectorAll<HTMLElement>("[data-similar-at]")) {
    const title = box.parentElement?.querySelector("input");
    if (title) follow(title, box);
  }
}

function follow(title: HTMLInputElement, box: HTMLElement) {
  let timer: number | undefined;
  let asking = false;
  let shown = "";

  /** One at a time: what is typed meanwhile is asked for when the answer is there, and not before. */
  async function ask() {
    if (asking) return;
    asking = true;
    for (let wanted = title.value.trim(); wanted !== shown; wanted = title.value.trim()) {
      const html = await similarTo(box.dataset.similarAt ?? "", wanted);
      shown = wanted;
      if (html !== null && wanted === title.value.trim()) show(box, html, document.activeElement === title);
    }
    asking = false;
  }

  function soon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE_MS);
  }

  // What an input method shows while it waits for a choice is no title yet.
  title.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || !event.isComposing) soon();
  });
  title.addEventListener("compositionend", soon);
  if (title.value.trim()) soon();
}

/** The server's answer, or null when it has none to give just now. */
async function similarTo(address: string, title: string): Promise<string | null> {
  if (!title) return "";
  try {
    const asked = { method: "POST", body: new URLSearchParams({ title }), signal: AbortSignal.timeout(PATIENCE_MS) };
    const answer = await fetch(address, asked);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/**
 * Somebody who writes on below stays where they are on the screen: the page is moved by as much as they would be. The box is
 * not made smaller over their heads.
 */
function show(box: HTMLElement, html: string, isTyping: boolean) {
  const held = document.activeElement ?? document.body;
  const before = held.getBoundingClientRect().top;
  const old = [...box.childNodes];
  box.replaceChildren(...nodesOf(html));
  const moved = held.getBoundingClientRect().top - before;
  if (isTyping || moved === 0) return;
  if (moved < 0) box.replaceChildren(...old);
  else window.scrollBy({ top: moved, behavior: "instant" });
}
