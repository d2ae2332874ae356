import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

import { placeIn, type Way } from "../support/way.ts";
import type { Make } from "./objects.ts";

const OWNER = "只在表格里的业主";
const LIST = `小区,楼栋,单元,房号,面积,业主姓名\n一期,9号楼,1单元,101,89.37,${OWNER}\n`;

const newList = () => ({ file: LIST, formKey: randomUUID() });

/** Lists of units as the committee uploads them, read by the job. */
export const IMPORT_MAKERS = {
  list: async () => ({ form: newList(), secrets: [OWNER] }),
  preview: async (way, db) => ({ params: { import: await read(way, db) }, secrets: [OWNER] }),
  applied: async (way, db) => {
    const id = await read(way, db);
    placeIn(await way.send("moderator", `/imports/${id}/application`, {}));
    await until(db, way, id, "applied");
    return { params: { import: id }, secrets: [OWNER] };
  },
} satisfies Record<string, Make>;

async function read(way: Way, db: pg.Client): Promise<string> {
  const at = placeIn(await way.sendUpload("moderator", "/imports", newList()));
  const id = at.split("/").at(-1) ?? "";
  await until(db, way, id, "previewed");
  return id;
}

async function until(db: pg.Client, { community }: Way, id: string, state: string) {
  for (let look = 0; look < 300; look += 1) {
    const { rows } = await db.query(`SELECT "state" FROM "PlaceImport" WHERE "communityId" = $1 AND "id" = $2`, [
      ...[community.id, id],
    ]);
    if (rows[0]?.state === state) return;
    await sleep(50);
  }
  throw new Error(`the import did not come to be ${state}`);
}
