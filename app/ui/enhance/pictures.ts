/** Asks for the next picture once one is chosen, and says before anything is sent which is too large. */
export function picturesOneByOne() {
  for (const all of document.querySelectorAll<HTMLElement>("[data-pictures]")) {
    const each = [...all.querySelectorAll<HTMLElement>("[data-picture]")];
    const look = () => {
      const last = each.findLastIndex(isBegun);
      const sizes = each.map((part) => fileIn(part).files?.[0]?.size ?? 0);
      const together = sizes.reduce((sum, size) => sum + size, 0);
      for (const [index, part] of each.entries()) {
        part.hidden = index > last + 1;
        const tooLarge = (sizes[index] ?? 0) > Number(part.dataset.picture);
        const tooMuch = index === last && together > Number(all.dataset.pictures);
        const said = tooLarge ? part.dataset.tooLarge : tooMuch ? all.dataset.tooLarge : "";
        fileIn(part).setCustomValidity(said ?? "");
        if (said) fileIn(part).reportValidity();
      }
    };
    all.addEventListener("change", look);
    look();
  }
}

/** Chosen, described, or come back with something wrong. */
const isBegun = (part: HTMLElement) =>
  [...part.querySelectorAll("input")].some(({ value, ariaInvalid }) => value !== "" || ariaInvalid === "true");

const fileIn = (part: HTMLElement) => part.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
