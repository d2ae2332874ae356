import { z } from "zod";

import { accountOf } from "#app/domain/shared/actor.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";

export const loader = onlyPosted(1);

/** What a text will look like, for the script that shows it while it is typed. */
export const action = form(
  z.object({ text: z.string().max(20_000) }),
  async ({ actor, input }) => {
    accountOf(actor);
    const { html } = await renderMarkdown(input.text);
    return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  },
  "preview",
);
