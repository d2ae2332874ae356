const OFF = "keys-off";

/**
 * Single keys press what says so with data-key; never while something is typed, nor with another key held down, and not at
 * all once they are turned off, which this browser remembers. A reason given before for a ground is offered again.
 */
export function keysThatPress(toggle: HTMLElement) {
  const list = document.querySelector<HTMLElement>("[data-keys-list]");
  const [off, on] = [toggle.textContent ?? "", toggle.dataset.keysToggle ?? ""];
  const show = () => {
    const isOff = localStorage.getItem(OFF) !== null;
    if (list) list.hidden = isOff;
    toggle.textContent = isOff ? on : off;
  };
  show();
  toggle.addEventListener("click", () => {
    if (localStorage.getItem(OFF) === null) localStorage.setItem(OFF, "yes");
    else localStorage.removeItem(OFF);
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return document.querySelector<HTMLElement>(".sheet:target [data-close-sheet]")?.click();
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    if (localStorage.getItem(OFF) !== null) return;
    const found = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
  });
  window.addEventListener("hashchange", () => {
    document.querySelector<HTMLElement>(".sheet:target input[type=radio]")?.focus();
  });
  // Told once they work.
  toggle.closest(".invisible")?.classList.remove("invisible");
}

/** A ground that was used before brings the reason given then, where none is written yet. */
export function reasonsAgain() {
  const brought = new WeakMap<HTMLTextAreaElement, string>();
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "ground") return;
    const note = target.form?.querySelector<HTMLTextAreaElement>("textarea[name=note]");
    if (!note || (note.value !== "" && note.value !== brought.get(note))) return;
    note.value = target.dataset.note ?? "";
    brought.set(note, note.value);
  });
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches("textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]");
