const said = new WeakMap<HTMLElement, string>();

/**
 * A button pressed twice sends once, and says that it is working. Coming back to the page frees it again. A form that is
 * answered with a file never leaves its page, and may be sent again.
 */
export function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.givesFile !== undefined) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter?.dataset.working) work(event.submitter, event.submitter.dataset.working);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll<HTMLElement>("button[aria-busy]")) rest(button);
  });
}

function work(button: HTMLElement, words: string) {
  said.set(button, button.textContent ?? "");
  button.setAttribute("aria-busy", "true");
  button.textContent = words;
}

function rest(button: HTMLElement) {
  button.removeAttribute("aria-busy");
  button.textContent = said.get(button) ?? button.textContent;
}
