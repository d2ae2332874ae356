import { randomUUID } from "node:crypto";

/**
 * Stands in a page that is kept for many for the key of its form, which is new each time the page is sent. As long as
 * a real key; made at random, and never sent, so that nobody can write it into a text of theirs.
 */
export const FORM_KEY_HOLE: string = randomUUID();

const HOLE = Buffer.from(FORM_KEY_HOLE);

/** The page with a new key wherever it has the hole; the page itself when it has none. */
export function withFormKey(page: Buffer): Buffer {
  let at = page.indexOf(HOLE);
  if (at < 0) return page;
  const filled = Buffer.from(page);
  const key = randomUUID();
  for (; at >= 0; at = page.indexOf(HOLE, at + HOLE.length)) filled.write(key, at);
  return filled;
}
