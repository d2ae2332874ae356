import { parseArgs } from "node:util";

import { readConfig } from "#app/config.server.ts";
import { connect, disconnect } from "#app/db/client.server.ts";
import { resetFactors } from "#app/domain/factors/reset-factors.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { telling, withDatabase } from "./database.ts";
import { StepFailed, say } from "./progress.mjs";

const USAGE = `用法：
  npm run reset-factors -- --name wangfang  清除这个账号的验证器、通行密钥和恢复码，并退出它的所有设备

账号可以是登录名、手机号或邮箱。请先当面核实是本人。`;

await telling(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" } }, strict: false });
  const { name } = values;
  if (typeof name !== "string" || name.trim() === "") throw new StepFailed(USAGE);
  await withDatabase(async (url) => {
    connect(url, readConfig().databaseConnections);
    try {
      await resetFactors(name);
    } catch (error) {
      throw error instanceof Refused ? new StepFailed(`✗ 没有账号“${name}”。`) : error;
    } finally {
      await disconnect();
    }
    say(`✓ 已清除“${name}”的两步验证，它在所有设备上都已退出。下次登录后重新设置。`);
  });
});
