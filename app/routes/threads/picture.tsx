import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";

/** What goes with something said or proposed, for whoever may read that. */
export const loader = page(async ({ actor, visit, param }) => {
  const [id, size] = [param("picture"), param("size")];
  const { bytes, lasting } = await pictureFile(actor, id, size);
  if (lasting) visit.lasting = `${id}-${size}`;
  return pictureAnswer(bytes);
});
