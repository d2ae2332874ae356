import { z } from "zod";

import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { fragment, onlyPosted } from "#app/http/handlers.server.ts";

export const loader = onlyPosted(1);

/** What a text will look like, for the script that shows it while it is typed. */
export const action = fragment(z.object({ text: z.string().max(20_000) }), async (_asked, { text }) => {
  const { html } = await renderMarkdown(text);
  return html;
});
