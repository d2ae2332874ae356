import { sheetPhoto } from "#app/domain/papers/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";

/** The photo of a paper ballot, for those who enter papers. */
export const loader = page(async ({ actor, param }) =>
  pictureAnswer(await sheetPhoto(actor, param("serial"), param("code"))),
);
