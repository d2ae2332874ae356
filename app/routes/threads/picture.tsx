import { PICTURE_TYPE } from "#app/domain/pictures/picture.ts";
import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";

/** A picture we drew ourselves. Opened by itself it may do nothing at all, whatever a browser takes it for. */
export const loader = page(async ({ actor, visit, param }) => {
  const [id, size] = [param("picture"), param("size")];
  const { bytes, lasting } = await pictureFile(actor, id, size);
  if (lasting) visit.lasting = `${id}-${size}`;
  return new Response(bytes, {
    headers: {
      "Content-Type": PICTURE_TYPE,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
});
