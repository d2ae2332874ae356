import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";

/** Our own texts are not out to tie up a parser; a machine that is busy with its first start may take its time. */
const deadlineMs = 30_000;

const html = new Map<string, Promise<string>>();

/** Markdown as it is saved; a text said in many compounds is rendered once. */
export function htmlOf(text: string): Promise<string> {
  const known = html.get(text) ?? renderMarkdown(text, { deadlineMs }).then((rendered) => rendered.html);
  html.set(text, known);
  return known;
}
