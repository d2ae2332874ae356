import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { termsOf } from "#app/domain/shared/search-terms.ts";

const EXCERPT_LENGTH = 120;

/** What is worked out once when a proposal's text is saved: its HTML, its beginning for lists, its words for search. */
export async function written({ title, body }: { title: string; body: string }) {
  const { html, text } = await renderMarkdown(body);
  const characters = [...text];
  const cut = characters.slice(0, EXCERPT_LENGTH).join("");
  return {
    bodyHtml: html,
    excerpt: characters.length > EXCERPT_LENGTH ? `${cut}…` : cut,
    searchTerms: termsOf(`${title}\n${text}`),
  };
}
