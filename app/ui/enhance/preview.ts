import { nodesOf } from "./nodes.ts";

const PAUSE_MS = 400;

/** Shows below a text what its markdown will look like, a moment after the last key. */
export function previewWhileTyping() {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-preview-at]")) {
    const view = area.parentElement?.querySelector<HTMLElement>("[data-preview]");
    if (view) keepShown(area, view);
  }
}

function keepShown(area: HTMLTextAreaElement, view: HTMLElement) {
  let timer: number | undefined;
  let asked = 0;

  async function show() {
    asked += 1;
    const mine = asked;
    const html = area.value.trim() ? await rendered(area.dataset.previewAt ?? "", area.value) : "";
    if (mine === asked && html !== null) view.replaceChildren(...nodesOf(html));
  }

  area.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE_MS);
  });
  if (area.value.trim()) void show();
}

/** The server's own rendering, or null when it has none to give just now. */
async function rendered(address: string, text: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ text }) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
