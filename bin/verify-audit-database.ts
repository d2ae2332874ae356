import { readConfig } from "#app/config.server.ts";
import { connect, disconnect, prisma } from "#app/db/client.server.ts";
import { auditLines } from "#app/domain/audit/export-audit.server.ts";
import { countEmptied, countUnchained, listChains, openGuards } from "#app/domain/audit/store.server.ts";
import { withDatabase } from "./database.ts";
import { StepFailed, say } from "./progress.mjs";
import { said } from "./verify-audit/said.mjs";
import { verify } from "./verify-audit/verify.mjs";
import { linesOf } from "./verify-vote/lines.mjs";

/** Every chain of the database, checked by what checks exports; and whether its guards are at their posts. */
await withDatabase(async (url) => {
  connect(url, readConfig().databaseConnections);
  try {
    const faults = [...(await checkChains()), ...(await checkGuards())];
    if (faults.length > 0) throw new StepFailed(faults.join("\n"));
  } finally {
    await disconnect();
  }
});

async function checkChains(): Promise<string[]> {
  const faults = [];
  for (const chain of await listChains(prisma)) {
    const outcome = await verify(linesOf(auditLines(prisma, chain)));
    if ("verified" in outcome) say(said(outcome.verified));
    else faults.push(`✗ ${chain}：第 ${outcome.wrong.line - 1} 条记录：${outcome.wrong.why}`);
  }
  return faults;
}

async function checkGuards(): Promise<string[]> {
  const open = await openGuards(prisma);
  const [unchained, emptied] = [await countUnchained(prisma), await countEmptied(prisma)];
  return [
    ...open.map((name) => `✗ 数据库里保护记录的触发器 ${name} 不在了，或者被关掉了。`),
    ...(unchained > 0 ? [`✗ 有 ${unchained} 条记录没有编号，不在链上。`] : []),
    ...(emptied > 0 ? [`✗ 有 ${emptied} 条记录的个人信息不见了，而本人没有注销。`] : []),
  ];
}
