/**
 * Words for search without a dictionary: Chinese text becomes its single characters and pairs of neighbours,
 * other scripts become lower-cased words. A query matches a text that holds all of the query's terms,
 * so any run of characters in a text finds it.
 */
const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

/** Every term of a text, once each. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(RUN)) {
    if (!/\p{Script=Han}/u.test(run)) terms.add(run);
    else {
      const characters = [...run];
      characters.forEach((character, index) => {
        terms.add(character);
        const next = characters[index + 1];
        if (next) terms.add(character + next);
      });
    }
  }
  return [...terms];
}
