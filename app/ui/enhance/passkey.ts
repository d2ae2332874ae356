/** Asks the browser for a passkey where a form wants one, and sends the form with what it answers. */
export function passkeyForms() {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey-made], form[data-passkey-asked]")) {
    const field = form.elements.namedItem("credential");
    if (field instanceof HTMLInputElement) ask(form, field);
  }
}

function ask(form: HTMLFormElement, field: HTMLInputElement) {
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void answer(form, field, event.submitter);
  });
  // An answer is good for one challenge: who comes back to the page is asked anew.
  window.addEventListener("pageshow", () => {
    field.value = "";
  });
}

async function answer(form: HTMLFormElement, field: HTMLInputElement, button: HTMLElement | null) {
  const failed = form.querySelector<HTMLElement>("[role=alert]");
  if (failed) failed.hidden = true;
  const { passkeyMade, passkeyAsked = "" } = form.dataset;
  try {
    // A file of its own: only pages with such a form load it.
    const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
    const credential = passkeyMade
      ? await startRegistration({ optionsJSON: JSON.parse(passkeyMade) })
      : await startAuthentication({ optionsJSON: JSON.parse(passkeyAsked) });
    field.value = JSON.stringify(credential);
    form.requestSubmit(button);
  } catch {
    if (failed) failed.hidden = false;
  }
}
