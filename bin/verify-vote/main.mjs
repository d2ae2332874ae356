import { createReadStream } from "node:fs";

import { whereTyped } from "./file.mjs";
import { linesOf } from "./lines.mjs";
import { shown, summaryOf } from "./summary.mjs";
import { verify } from "./verify.mjs";

/** Recounts the export of a vote from nothing: needs Node.js and this folder, and shares no code with the server. */
const WRONG = 1;
const UNREADABLE = 2;

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function main([file, ...others]) {
  if (file === undefined || others.length > 0) return refuse("用法：npm run verify-vote -- 导出文件.jsonl");
  try {
    const outcome = await verify(linesOf(createReadStream(whereTyped(file))));
    if ("verified" in outcome) {
      console.log(summaryOf(outcome.verified));
      return 0;
    }
    console.error(`第 ${outcome.wrong.line} 行：${shown(outcome.wrong.why)}`);
    return WRONG;
  } catch (error) {
    return refuse(`✗ 读不了 ${file}：${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} why */
function refuse(why) {
  console.error(why);
  return UNREADABLE;
}

process.exitCode = await main(process.argv.slice(2));
