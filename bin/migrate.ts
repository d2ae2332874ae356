import { parseArgs } from "node:util";

import { createMigration } from "./create-migration.ts";
import { telling, withDatabase } from "./database.ts";
import { say } from "./progress.mjs";

const { values } = parseArgs({ options: { create: { type: "string" }, replace: { type: "boolean", default: false } } });
const { create, replace } = values;

if (create === undefined) {
  await withDatabase(async () => say("✓ 数据库结构是最新的"));
} else {
  await telling(async () => {
    const folder = await createMigration(create, replace);
    say(folder ? `✓ 已写好 prisma/migrations/${folder}` : "✓ 数据库结构与 prisma/ 一致，不需要新的迁移");
  });
}
