const LONGEST_QUOTE = 300;

/**
 * What somebody wrote as a quotation to begin an answer with: a markdown blockquote, without what they quoted themselves,
 * cut where it gets long. Empty when nothing is left to quote.
 */
export function quoteOf(body: string): string {
  const own = body
    .split("\n")
    .filter((line) => !/^\s*>/.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (!own) return "";
  const characters = [...own];
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("").trimEnd()}…` : own;
  return `${cut
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n")}\n\n`;
}
