const PAUSE_MS = 2_000;

/** While something is worked on, what is said of it is kept up to date in its place; once it is done the page comes anew. */
export function followWork() {
  const shown = document.querySelector("[data-under-way]");
  if (shown) window.setTimeout(askAgain, PAUSE_MS, shown);
}

function askAgain(shown: Element) {
  const asking = new XMLHttpRequest();
  asking.open("GET", window.location.href);
  // It comes as a document: nothing here turns text into nodes.
  asking.responseType = "document";
  asking.onloadend = () => {
    const page: Document | null = asking.response;
    const now = page?.querySelector("[data-under-way]");
    const isAway = asking.status === 0 || asking.status >= 500;
    if (!now && !isAway) return window.location.reload();
    if (now) shown.replaceChildren(...now.childNodes);
    window.setTimeout(askAgain, PAUSE_MS, shown);
  };
  asking.send();
}
