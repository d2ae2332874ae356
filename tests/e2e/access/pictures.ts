import { randomUUID } from "node:crypto";

import { placeIn } from "../support/way.ts";
import type { Make } from "./objects.ts";

/** One white pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC";

export const PICTURE_MAKERS = {
  picture: async (way, db) => {
    const fields = { stance: "support", body: "请看这里。", parentId: "", formKey: randomUUID(), picture1: PIXEL };
    const at = `/proposals/${await way.submitted()}`;
    const comment = placeIn(await way.sendUpload("li", at, fields)).split("#comment-")[1];
    const { rows } = await db.query(`SELECT "id" FROM "Picture" WHERE "commentId" = $1`, [comment]);
    return { params: { picture: rows[0].id, size: "small" }, own: "li" };
  },
} satisfies Record<string, Make>;
