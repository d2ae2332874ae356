import { parseArgs } from "node:util";
import pg from "pg";

import { readConfig } from "#app/config.server.ts";
import { storageFor } from "#app/storage/files.server.ts";
import { seedDemo } from "../prisma/seed/demo.ts";
import { telling, withDatabase } from "./database.ts";
import { StepFailed, say, step } from "./progress.mjs";

const USAGE = `用法：
  npm run seed -- --demo       写入演示社区
  npm run seed -- --scale 100  写入一百倍的演示数据，用于测量`;

await telling(async () => {
  const scale = scaleAsked();
  await withDatabase(async (url) => {
    await refuseUnlessEmpty(url);
    const { bucket, dataDir } = readConfig();
    const files = storageFor(bucket, dataDir);
    await step("写入演示数据", () => seedDemo(url, { scale, progress: say, files }));
  });
});

function scaleAsked(): number {
  const { values } = parseArgs({ options: { demo: { type: "boolean" }, scale: { type: "string" } }, strict: false });
  const scale = Number(values.scale ?? (values.demo ? 1 : Number.NaN));
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000) throw new StepFailed(USAGE);
  return scale;
}

/** Demo accounts have known passwords: they never come into a database that people use. */
async function refuseUnlessEmpty(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM "Account" LIMIT 1');
  await client.end();
  if (rowCount) throw new StepFailed("✗ 数据库里已经有账号。演示数据只写进空的数据库。");
}
