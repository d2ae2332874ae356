import { authorityDocument } from "#app/domain/papers/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";

/** A picture we drew ourselves, for those who handle papers. No answer of ours to a signed-in person is stored. */
export const loader = page(
  async ({ actor, param }) =>
    new Response(Buffer.from(await authorityDocument(actor, param("serial"), param("authority"))), {
      headers: { "Content-Type": "image/jpeg" },
    }),
);
