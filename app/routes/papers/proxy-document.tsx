import { authorityDocument } from "#app/domain/papers/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";

/** The written authority, for those who handle papers. */
export const loader = page(async ({ actor, param }) =>
  pictureAnswer(await authorityDocument(actor, param("serial"), param("authority"))),
);
