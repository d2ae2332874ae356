/** A word where it was found, with a little of what stands around it. */
export type Passage = { before: string; found: string; after: string };

const AROUND = 12;
const HALF_A_CHARACTER = /[\ud800-\udfff]/gu;

export function passageIn(text: string, { start, end }: { start: number; end: number }): Passage {
  const before = [...whole(text.slice(Math.max(0, start - 2 * AROUND), start))];
  const after = [...whole(text.slice(end, end + 2 * AROUND))];
  return {
    before: (start > 2 * AROUND || before.length > AROUND ? "…" : "") + before.slice(-AROUND).join(""),
    found: text.slice(start, end),
    after: after.slice(0, AROUND).join("") + (end + 2 * AROUND < text.length || after.length > AROUND ? "…" : ""),
  };
}

const whole = (text: string) => text.replace(HALF_A_CHARACTER, "");
