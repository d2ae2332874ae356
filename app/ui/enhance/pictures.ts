import { shrunk } from "./shrink.ts";

/** Asks for the next picture once one is chosen, sends it no larger than it is shown, and says before that which is too large. */
export function picturesOneByOne(all: HTMLElement) {
  const each = [...all.querySelectorAll<HTMLElement>("[data-picture]")];

  function look() {
    const last = each.findLastIndex(isBegun);
    const sizes = each.map((part) => fileIn(part).files?.[0]?.size ?? 0);
    const together = sizes.reduce((sum, size) => sum + size, 0);
    for (const [index, part] of each.entries()) {
      part.hidden = index > last + 1;
      const isTooLarge = (sizes[index] ?? 0) > Number(part.dataset.picture);
      const isTooMuch = index === last && together > Number(all.dataset.pictures);
      const said = isTooLarge ? part.dataset.tooLarge : isTooMuch ? all.dataset.tooLarge : "";
      fileIn(part).setCustomValidity(said ?? "");
      if (said) fileIn(part).reportValidity();
    }
  }

  all.addEventListener("change", async ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file") await replace(target);
    look();
  });
  look();
}

/** Puts the smaller file in the place of the one that was chosen, unless another was chosen meanwhile. */
async function replace(input: HTMLInputElement) {
  const file = input.files?.[0];
  const smaller = file && (await shrunk(file));
  if (!smaller || smaller === file || input.files?.[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(smaller);
  input.files = chosen.files;
}

/** Chosen, described, or come back with something wrong. */
const isBegun = (part: HTMLElement) =>
  [...part.querySelectorAll("input")].some(({ value, ariaInvalid }) => value !== "" || ariaInvalid === "true");

const fileIn = (part: HTMLElement) => part.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
