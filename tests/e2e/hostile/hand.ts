import type { Page } from "@playwright/test";

import type { Answer } from "../support/http.ts";
import type { Typed } from "./forms.ts";
import { missingHere, type Wanted } from "./window.ts";

/**
 * What its fields held when a form went, one of a single line without ends of lines; how it was answered, and what of that is
 * missing on the page that it came back with.
 */
export type Sent = { typed: Typed; answer: Pick<Answer, "status" | "headers">; missing: string[] };

/**
 * Types texts into the forms a page has for an address, in the browser, and presses their buttons: one form after the other
 * until all are sent. `others` is what else they need. Only the limits a page sets itself are put aside: the server has them,
 * too. What is taken is led on to, as it is.
 */
export async function sendByHand(
  page: Page,
  { at, drawnAt }: { at: string; drawnAt: string },
  typed: Typed,
  others: Typed,
  wanted: (typed: Typed) => Wanted[],
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let left = typed; Object.keys(left).length > 0; ) {
    await page.goto(drawnAt);
    const held = await page.evaluate(fillIn, { path: new URL(at).pathname, typed: left, others });
    if (Object.keys(held).length === 0) throw new Error(`${drawnAt} has no form for ${Object.keys(left)}`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest()),
      page.waitForEvent("domcontentloaded"),
      page.evaluate(() => document.querySelector<HTMLElement>("[data-by-hand]")?.click()),
    ]);
    const status = answer.status();
    const missing = status === 303 ? [] : await missingHere(page, wanted(held));
    sent.push({ typed: held, answer: { status, headers: answer.headers() }, missing });
    left = Object.fromEntries(Object.entries(left).filter(([name]) => !(name in held)));
  }
  // A page that listens for news asks again when what was taken is taken back.
  if (sent.some(({ answer }) => answer.status === 303)) await page.goto("about:blank");
  return sent;
}

/** In the browser: fills the first form that has any of these fields, marks its button, and tells what they hold then. */
function fillIn({ path, typed, others }: { path: string; typed: Typed; others: Typed }): Typed {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  // What a form is and where it goes are attributes: a field of that name would hide what it says itself.
  const goesTo = (at: string | null) => new URL(at ?? location.href, location.href).pathname;
  const elements = (form: HTMLFormElement) => [...form.elements] as (Field | HTMLButtonElement)[];
  const form = [...document.forms].find(
    (one) =>
      one.getAttribute("method") === "post" &&
      goesTo(one.getAttribute("action")) === path &&
      elements(one).some(({ name }) => name in typed),
  );
  if (!form) return {};
  const held: Typed = {};
  for (const field of elements(form)) {
    const text = typed[field.name] ?? others[field.name];
    if (text === undefined || /^(hidden|file|submit)$/.test(field.type)) continue;
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
      field.checked = field.value === text;
    else field.value = text;
    if (field.name in typed) held[field.name] = field.value;
  }
  form.noValidate = true;
  const buttons = elements(form).filter((one) => one.type === "submit" && !one.hasAttribute("formaction"));
  const button = buttons.find(({ name, value }) => name !== "" && others[name] === value) ?? buttons[0];
  button?.setAttribute("data-by-hand", "");
  return held;
}
