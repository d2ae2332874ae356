import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";

const html = new Map<string, Promise<string>>();

/** Markdown as it is saved; a text said in many compounds is rendered once. */
export function htmlOf(text: string): Promise<string> {
  const known = html.get(text) ?? renderMarkdown(text).then((rendered) => rendered.html);
  html.set(text, known);
  return known;
}
