/**
 * What is refused before a parser sees it. Markdown parsers take seconds on small hostile texts (deep nesting,
 * thousands of delimiters), so length, nesting and delimiters are bounded; the worker's clock catches the rest.
 */
const MAX_LENGTH = 20_000;
const MAX_CONTAINERS_A_LINE = 20;
const MAX_DELIMITER_RUNS = 500;

const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const DELIMITERS = /[*_~`[\]]+/g;

/** Whether a text is too long or too tangled to be rendered. */
export function isTooTangled(text: string): boolean {
  if (text.length > MAX_LENGTH || (text.match(DELIMITERS)?.length ?? 0) > MAX_DELIMITER_RUNS) return true;
  return text.split("\n").some((line) => {
    const prefix = CONTAINERS.exec(line)?.[0] ?? "";
    return (prefix.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) > MAX_CONTAINERS_A_LINE;
  });
}
