import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";

import { whereTyped } from "../verify-vote/file.mjs";
import { linesOf } from "../verify-vote/lines.mjs";
import { shown } from "../verify-vote/summary.mjs";
import { said } from "./said.mjs";
import { verify } from "./verify.mjs";

/**
 * Checks the export of a record of acts from nothing: needs Node.js, this folder and the one beside it, and shares no
 * code with the server. With an earlier export beside it, that nothing of that was written anew. Without a file, the server's own tool reads the database and has it checked here.
 */
const WRONG = 1;
const UNREADABLE = 2;

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function main([file, earlier, ...others]) {
  if (file === undefined) return checkDatabase();
  if (others.length > 0) return refuse("用法：npm run verify-audit -- 导出文件.jsonl [以前导出的.jsonl]");
  let verified = null;
  for (const path of earlier === undefined ? [file] : [earlier, file]) {
    try {
      const outcome = await verify(linesOf(createReadStream(whereTyped(path))), verified);
      if ("wrong" in outcome) {
        console.error(`${path} 第 ${outcome.wrong.line} 行：${shown(outcome.wrong.why)}`);
        return WRONG;
      }
      verified = outcome.verified;
      console.log(said(verified));
    } catch (error) {
      return refuse(`✗ 读不了 ${path}：${error instanceof Error ? error.message : error}`);
    }
  }
  return 0;
}

/** @returns {Promise<number>} */
function checkDatabase() {
  const tools = ["../tool.mjs", "../verify-audit-database.ts"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const child = spawn(process.execPath, tools, { stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? UNREADABLE)));
}

/** @param {string} why */
function refuse(why) {
  console.error(why);
  return UNREADABLE;
}

process.exitCode = await main(process.argv.slice(2));
