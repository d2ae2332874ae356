/**
 * What most people write: sentences without any sign that markdown gives a meaning. Only characters known to stand
 * for themselves are let through, so that the parser would have made exactly this of them.
 */
const PLAIN =
  /^(?:[\p{Script=Han}\p{Script=Latin}\p{Nd}，。！？、；：“”‘’（）《》【】…—,?%]|(?<=\S) (?=\S)|(?<=\S)\n{1,2}(?=\S))+$/u;

/** The paragraphs of a plain text as HTML, or null when it takes the parser to tell. */
export function plainHtml(text: string): string | null {
  if (!PLAIN.test(text)) return null;
  return text
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}
